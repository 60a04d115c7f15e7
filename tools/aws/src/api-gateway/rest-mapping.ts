import type { RestIntegration } from '@quartet/cloudformation/model/api-gateway';
import type { Constants, Read } from './context-variable.ts';
import type { Exchange } from './exchange.ts';
import { readSelection } from './expressions.ts';
import type { Mapping } from './http-mapping.ts';
import { withoutName, withValue } from './query.ts';
import { isSafe } from './safe-path.ts';

type Reads = Map<string, Read>;

const key = /^integration\.request\.(header|querystring|path)\.(.+)$/;
const text = /^'(.*)'$/;
const variable = /\{(\w+)\}/;

/** @throws Error when a parameter is not understood here. */
export function restMapping(
  { requestParameters: parameters, path }: RestIntegration,
  own: Constants,
): Mapping {
  const headers: Reads = new Map();
  const queries: Reads = new Map();
  const paths: Reads = new Map();
  for (const [parameter, value] of Object.entries(parameters)) {
    const [, where, name = ''] = key.exec(parameter) ?? [];
    if (where === 'header') headers.set(name.toLowerCase(), readValue(value, own));
    else if (where === 'querystring') queries.set(name, readValue(value, own));
    else if (where) paths.set(name, readEncoded(value, own));
    else throw new Error(`the parameter "${parameter}" is not understood here`);
  }
  const target = readTarget(path, paths);
  return (exchange) => {
    for (const [name, read] of headers) setHeader(exchange, name, read(exchange));
    exchange.url = target(exchange);
    const query = changeQuery(exchange, queries);
    const safe = isSafe(exchange.url);
    if (query) exchange.url += `?${query}`;
    return safe;
  };
}

/** `'a text'`, `context.requestId` or `method.request.path.proxy`. */
function readValue(value: string, own: Constants): Read {
  const said = text.exec(value)?.[1];
  if (said !== undefined) return () => said;
  return readSelection(value.replace(/^method\./, ''), own);
}

/** What goes into a path stays as it came. */
function readEncoded(value: string, own: Constants): Read {
  const name = /^method\.request\.path\.(.+)$/.exec(value)?.[1];
  return name ? ({ parameters }) => parameters[name] : readValue(value, own);
}

function readTarget(path: string, paths: Reads): (exchange: Exchange) => string {
  const reads = path.split(variable).map((part, index): Read => {
    if (index % 2 === 0) return () => part;
    const read = paths.get(part);
    if (!read) throw new Error(`no parameter says what {${part}} of "${path}" is`);
    return read;
  });
  return (exchange) => reads.map((read) => read(exchange) ?? '').join('');
}

/** What has no value is not sent either, so that a client's own never takes its place. */
function setHeader({ headers }: Exchange, name: string, value: string | undefined): void {
  if (value) headers[name] = value;
  else if (headers[name] !== undefined) delete headers[name];
}

function changeQuery(exchange: Exchange, queries: Reads): string {
  let { query } = exchange;
  for (const [name, read] of queries) {
    query = withoutName(query, name);
    const value = read(exchange);
    if (value !== undefined) query = withValue(query, name, value);
  }
  return query;
}
