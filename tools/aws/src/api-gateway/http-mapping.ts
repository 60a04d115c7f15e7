import type { ContextVariables, ReadVariable } from './context-variable.ts';
import type { RequestContext } from './request-context.ts';
import { readExpression, readPath } from './expressions.ts';
import { withValue, withoutName } from './query.ts';
import { isSafe } from './safe-path.ts';

const reserved =
  /^(?:access-control-.*|apigw-.*|authorization|connection|content-encoding|content-length|content-location|forwarded|keep-alive|origin|proxy-authenticate|proxy-authorization|te|trailers|transfer-encoding|upgrade|x-amzn?-.*|x-forwarded-(?:for|host|proto)|via)$/;

/** Changes what the integration is sent. False when its path would be none that is safe. */
export type Mapping = (context: RequestContext) => boolean;

interface ParameterChange {
  readonly operation: string;
  readonly name: string;
  readonly read: ReadVariable;
}

const key = /^(?:(append|overwrite|remove):(header|querystring)\.(.+)|overwrite:(path))$/;

/** @throws Error when a parameter is not supported here, or is one that AWS refuses. */
export function httpMapping(
  parameters: Readonly<Record<string, string>>,
  variables: ContextVariables,
): Mapping {
  const headers: ParameterChange[] = [];
  const queries: ParameterChange[] = [];
  let path: ReadVariable | undefined;
  for (const [parameter, value] of Object.entries(parameters)) {
    const [, operation = '', where, name = '', whole] = key.exec(parameter) ?? [];
    assertValue(parameter, operation, value);
    if (whole) path = readPath(value, variables);
    else if (where === 'header') headers.push(headerChange({ operation, name, value }, variables));
    else if (where) queries.push({ operation, name, read: readExpression(value, variables) });
    else throw new Error(`the parameter "${parameter}" is not supported here`);
  }
  return (context) => {
    for (const change of headers) changeHeader(context, change);
    if (path || queries.length > 0) context.url = address(context, path, queries);
    return !path || isSafe(context.url.split('?', 1)[0] ?? '');
  };
}

/** An empty value deletes the mapping when an integration is updated; the documented value of a removal is `''`. */
function assertValue(parameter: string, operation: string, value: string): void {
  if (value === '') throw new Error(`the parameter "${parameter}" has an empty value`);
  if (operation !== 'remove' || value === "''") return;
  throw new Error(`the parameter "${parameter}" must have the value "''"`);
}

function headerChange(
  { operation, name, value }: { operation: string; name: string; value: string },
  variables: ContextVariables,
): ParameterChange {
  if (isReserved(name)) throw new Error(`the header "${name}" is reserved: it cannot be mapped`);
  return { operation, name: name.toLowerCase(), read: readExpression(value, variables) };
}

/** A parameter without a value removes the header, so that the client's own never takes its place. */
function changeHeader(context: RequestContext, { operation, name, read }: ParameterChange): void {
  const { headers } = context;
  const value = operation === 'remove' ? undefined : read(context);
  const previous = headers[name];
  if (value)
    headers[name] = operation === 'append' && previous ? `${String(previous)},${value}` : value;
  else if (previous !== undefined && operation !== 'append') delete headers[name];
}

function address(
  context: RequestContext,
  path: ReadVariable | undefined,
  queries: readonly ParameterChange[],
): string {
  let { query } = context;
  for (const { operation, name, read } of queries) {
    if (operation !== 'append') query = withoutName(query, name);
    const value = operation === 'remove' ? undefined : read(context);
    if (value !== undefined) query = withValue(query, name, value);
  }
  const target = path?.(context) ?? context.path;
  return query ? `${target}?${query}` : target;
}

/** True for headers that AWS does not allow to be mapped. */
function isReserved(name: string): boolean {
  return reserved.test(name.toLowerCase());
}
