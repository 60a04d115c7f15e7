import { type ContextVariables, contextVariable, type ReadVariable } from './context-variable.ts';
import { decode, encodeUnprintable } from './decode.ts';
import { queryValue } from './query.ts';

const selectionPattern = /^\$((?:request|context|stageVariables)\..+)$/;
const bracketPattern = /\$\{([^}]*)\}/;

/**
 * Reads the value of a parameter mapping of an HTTP API: a selection expression, a text with some in
 * brackets, or a text alone.
 * @throws Error when it asks for what is not supported here.
 */
export function readExpression(value: string, variables: ContextVariables): ReadVariable {
  const selection = selectionPattern.exec(value)?.[1];
  if (selection !== undefined) return readSelection(selection, variables);
  return interpolate(value, (each) => readSelection(each, variables));
}

/** The same for a path, which variables of the request's path go into encoded as they came. */
export function readPath(value: string, variables: ContextVariables): ReadVariable {
  const read = (selection: string): ReadVariable => {
    const name = /^request\.path\.(.+)$/.exec(selection)?.[1];
    return name
      ? ({ pathParameters: parameters }) => parameters[name]
      : readSelection(selection, variables);
  };
  const selection = selectionPattern.exec(value)?.[1];
  return selection === undefined ? interpolate(value, read) : read(selection);
}

/** Reads `request.header.x-api-key`, `request.path.proxy` or `context.requestId`. */
export function readSelection(selection: string, variables: ContextVariables): ReadVariable {
  const [, scope, name = ''] = /^(context|request(?:\.\w+)?)\.?(.*)$/.exec(selection) ?? [];
  if (scope === 'context') return contextVariable(name, variables);
  if (scope === 'request.path') return name ? readPathParameter(name) : ({ path }) => path;
  if (scope === 'request.header' && name) return readHeader(name.toLowerCase());
  if (scope === 'request.querystring' && name) {
    return ({ query }) => encodeIfPresent(queryValue(query, name));
  }
  throw new Error(`"${selection}" is not supported here`);
}

function interpolate(value: string, read: (selection: string) => ReadVariable): ReadVariable {
  const parts = value.split(bracketPattern);
  if (parts.length === 1) return () => value;
  const reads = parts.map((part, index) => (index % 2 === 0 ? () => part : read(part)));
  return (context) => reads.map((each) => each(context) ?? '').join('');
}

function readHeader(name: string): ReadVariable {
  return ({ req }) => {
    const value = req.headers[name];
    if (typeof value === 'string' && !value.includes(',')) return value;
    return req.headersDistinct[name]?.join(',');
  };
}

function readPathParameter(name: string): ReadVariable {
  return ({ pathParameters: parameters }) => {
    const value = parameters[name];
    return value === undefined ? undefined : encodeUnprintable(decode(value));
  };
}

function encodeIfPresent(value: string | undefined): string | undefined {
  return value === undefined ? undefined : encodeUnprintable(value);
}
