import type { RestIntegration } from '@quartet/cloudformation/model/api-gateway';
import type { ContextVariables, ReadVariable } from './context-variable.ts';
import type { RequestContext } from './request-context.ts';
import { readSelection } from './expressions.ts';
import type { Mapping } from './http-mapping.ts';
import { withoutName, withValue } from './query.ts';
import { isSafe } from './safe-path.ts';

type Reads = Map<string, ReadVariable>;

const key = /^integration\.request\.(header|querystring|path)\.(.+)$/;
const literalPattern = /^'(.*)'$/;
const variablePattern = /\{(\w+)\}/;

/** @throws Error when a parameter is not supported here. */
export function restMapping(
  { requestParameters: parameters, path }: RestIntegration,
  variables: ContextVariables,
): Mapping {
  const headers: Reads = new Map();
  const queries: Reads = new Map();
  const paths: Reads = new Map();
  for (const [parameter, value] of Object.entries(parameters)) {
    const [, where, name = ''] = key.exec(parameter) ?? [];
    if (where === 'header') headers.set(name.toLowerCase(), readValue(value, variables));
    else if (where === 'querystring') queries.set(name, readValue(value, variables));
    else if (where) paths.set(name, readEncoded(value, variables));
    else throw new Error(`the parameter "${parameter}" is not supported here`);
  }
  const target = readTarget(path, paths);
  return (context) => {
    for (const [name, read] of headers) setHeader(context, name, read(context));
    context.url = target(context);
    const query = changeQuery(context, queries);
    const isSafePath = isSafe(context.url);
    if (query) context.url += `?${query}`;
    return isSafePath;
  };
}

/** `'a text'`, `context.requestId` or `method.request.path.proxy`. */
function readValue(value: string, variables: ContextVariables): ReadVariable {
  const literal = literalPattern.exec(value)?.[1];
  if (literal !== undefined) return () => literal;
  return readSelection(value.replace(/^method\./, ''), variables);
}

/** A value that goes into a path stays encoded as it came. */
function readEncoded(value: string, variables: ContextVariables): ReadVariable {
  const name = /^method\.request\.path\.(.+)$/.exec(value)?.[1];
  return name ? ({ pathParameters: parameters }) => parameters[name] : readValue(value, variables);
}

function readTarget(path: string, paths: Reads): (context: RequestContext) => string {
  const reads = path.split(variablePattern).map((part, index): ReadVariable => {
    if (index % 2 === 0) return () => part;
    const read = paths.get(part);
    if (!read) throw new Error(`no parameter says what {${part}} of "${path}" is`);
    return read;
  });
  return (context) => reads.map((read) => read(context) ?? '').join('');
}

/** A parameter without a value removes the header, so that the client's own never takes its place. */
function setHeader({ headers }: RequestContext, name: string, value: string | undefined): void {
  if (value) headers[name] = value;
  else if (headers[name] !== undefined) delete headers[name];
}

function changeQuery(context: RequestContext, queries: Reads): string {
  let { query } = context;
  for (const [name, read] of queries) {
    query = withoutName(query, name);
    const value = read(context);
    if (value !== undefined) query = withValue(query, name, value);
  }
  return query;
}
