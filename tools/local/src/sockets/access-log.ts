import type { SocketContext } from './context.ts';

type Logged = SocketContext & { readonly status: number };
type Line = (logged: Logged) => string;

const variable = /\$context\.([\w.]*\w)/;
const special = /["\\\u0000-\u001f]/;

const names: ReadonlySet<string> = new Set([
  'apiId',
  'connectedAt',
  'connectionId',
  'disconnectReason',
  'disconnectStatusCode',
  'domainName',
  'eventType',
  'extendedRequestId',
  'identity.sourceIp',
  'identity.userAgent',
  'messageDirection',
  'messageId',
  'requestId',
  'requestTime',
  'requestTimeEpoch',
  'routeKey',
  'stage',
  'status',
]);

/**
 * Reads the format of a stage: each `$context` variable in it becomes its value, or `-`.
 * @throws Error for a variable that is not known.
 */
export function readFormat(format: string): Line {
  const parts = format.split(variable);
  const unknown = parts.find((part, at) => at % 2 === 1 && !isKnown(part));
  if (unknown !== undefined) throw new Error(`$context.${unknown} is not known here.`);
  return (logged) =>
    parts.map((part, at) => (at % 2 === 0 ? part : escaped(valueOf(logged, part)))).join('');
}

function isKnown(name: string): boolean {
  return names.has(name) || name.startsWith('authorizer.');
}

function valueOf(logged: Logged, name: string): string {
  const value = name
    .split('.')
    .reduce<unknown>((of, part) => (of as Record<string, unknown> | undefined)?.[part], logged);
  return value === undefined ? '-' : String(value);
}

/** A client's text ends no line and no string of it. */
function escaped(value: string): string {
  return special.test(value) ? JSON.stringify(value).slice(1, -1) : value;
}
