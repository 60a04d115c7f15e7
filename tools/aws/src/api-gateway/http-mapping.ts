import type { Constants, Read } from './context-variable.ts';
import type { Exchange } from './exchange.ts';
import { readExpression, readPath } from './expressions.ts';
import { withoutName, withValue } from './query.ts';
import { isReserved } from './reserved-headers.ts';
import { isSafe } from './safe-path.ts';

/** Changes what the integration is sent. False when its path would be none that is safe. */
export type Mapping = (exchange: Exchange) => boolean;

interface Change {
  readonly how: string;
  readonly name: string;
  readonly read: Read;
}

const key = /^(?:(append|overwrite|remove):(header|querystring)\.(.+)|overwrite:(path))$/;

/** @throws Error when a parameter is not understood here, or is one that AWS refuses. */
export function httpMapping(parameters: Readonly<Record<string, string>>, own: Constants): Mapping {
  const headers: Change[] = [];
  const queries: Change[] = [];
  let path: Read | undefined;
  for (const [parameter, value] of Object.entries(parameters)) {
    const [, how = '', where, name = '', whole] = key.exec(parameter) ?? [];
    if (whole) path = readPath(value, own);
    else if (where === 'header') headers.push(headerChange({ how, name, value }, own));
    else if (where) queries.push({ how, name, read: readExpression(value, own) });
    else throw new Error(`the parameter "${parameter}" is not understood here`);
  }
  return (exchange) => {
    for (const change of headers) changeHeader(exchange, change);
    if (path || queries.length > 0) exchange.url = address(exchange, path, queries);
    return !path || isSafe(exchange.url.split('?', 1)[0] ?? '');
  };
}

function headerChange(
  { how, name, value }: { how: string; name: string; value: string },
  own: Constants,
): Change {
  if (isReserved(name)) throw new Error(`the header "${name}" is reserved: it cannot be mapped`);
  return { how, name: name.toLowerCase(), read: readExpression(value, own) };
}

/** What has no value is not sent either, so that a client's own never takes its place. */
function changeHeader(exchange: Exchange, { how, name, read }: Change): void {
  const { headers } = exchange;
  const value = how === 'remove' ? undefined : read(exchange);
  const before = headers[name];
  if (value) headers[name] = how === 'append' && before ? `${String(before)},${value}` : value;
  else if (before !== undefined && how !== 'append') delete headers[name];
}

function address(exchange: Exchange, path: Read | undefined, queries: readonly Change[]): string {
  let { query } = exchange;
  for (const { how, name, read } of queries) {
    if (how !== 'append') query = withoutName(query, name);
    const value = how === 'remove' ? undefined : read(exchange);
    if (value !== undefined) query = withValue(query, name, value);
  }
  const target = path?.(exchange) ?? exchange.path;
  return query ? `${target}?${query}` : target;
}
