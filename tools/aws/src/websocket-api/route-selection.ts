const shape = /^\$\{?request\.body\.([\w-]+(?:\.[\w-]+)*)\}?$/;

/** The key of the route that a message asks for; undefined when it is no JSON, or says nothing of it. */
export type Select = (body: string) => string | undefined;

/** @throws Error for an expression that is not understood. */
export function readSelection(expression: string): Select {
  const path = shape.exec(expression)?.[1]?.split('.');
  if (!path) throw new Error(`The route selection ${expression} is not supported here.`);
  return (body) => {
    const value = path.reduce(fieldOf, parsed(body));
    return value === undefined || value === null ? undefined : String(value);
  };
}

function fieldOf(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined;
  return (value as Readonly<Record<string, unknown>>)[name];
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body) as unknown;
  } catch {
    return undefined;
  }
}
