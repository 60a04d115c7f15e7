import { type Constants, contextVariable, type Read } from './context-variable.ts';
import { decoded, printable } from './decoded.ts';
import { queryValue } from './query.ts';

const selected = /^\$((?:request|context|stageVariables)\..+)$/;
const bracketed = /\$\{([^}]*)\}/;

/**
 * Reads the value of a parameter mapping of an HTTP API: a selection expression, a text with some in
 * brackets, or a text alone.
 * @throws Error when it asks for what is not understood here.
 */
export function readExpression(value: string, own: Constants): Read {
  const selection = selected.exec(value)?.[1];
  if (selection !== undefined) return readSelection(selection, own);
  return joined(value, (each) => readSelection(each, own));
}

/** The same for a path, which variables of the request's path go into encoded as they came. */
export function readPath(value: string, own: Constants): Read {
  const read = (selection: string): Read => {
    const name = /^request\.path\.(.+)$/.exec(selection)?.[1];
    return name ? ({ parameters }) => parameters[name] : readSelection(selection, own);
  };
  const selection = selected.exec(value)?.[1];
  return selection === undefined ? joined(value, read) : read(selection);
}

/** What `request.header.x-api-key`, `request.path.proxy` or `context.requestId` stands for. */
export function readSelection(selection: string, own: Constants): Read {
  const [, room, name = ''] = /^(context|request(?:\.\w+)?)\.?(.*)$/.exec(selection) ?? [];
  if (room === 'context') return contextVariable(name, own);
  if (room === 'request.path') return name ? pathParameter(name) : ({ path }) => path;
  if (room === 'request.header' && name) return header(name.toLowerCase());
  if (room === 'request.querystring' && name) {
    return ({ query }) => printableIfAny(queryValue(query, name));
  }
  throw new Error(`"${selection}" is not understood here`);
}

function joined(value: string, read: (selection: string) => Read): Read {
  const parts = value.split(bracketed);
  if (parts.length === 1) return () => value;
  const reads = parts.map((part, index) => (index % 2 === 0 ? () => part : read(part)));
  return (exchange) => reads.map((each) => each(exchange) ?? '').join('');
}

function header(name: string): Read {
  return ({ req }) => {
    const value = req.headers[name];
    if (typeof value === 'string' && !value.includes(',')) return value;
    return req.headersDistinct[name]?.join(',');
  };
}

function pathParameter(name: string): Read {
  return ({ parameters }) => {
    const value = parameters[name];
    return value === undefined ? undefined : printable(decoded(value));
  };
}

function printableIfAny(value: string | undefined): string | undefined {
  return value === undefined ? undefined : printable(value);
}
