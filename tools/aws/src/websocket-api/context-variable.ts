import type { WebSocketContext } from './context.ts';

type LoggedContext = WebSocketContext & { readonly status: number };

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
 * Returns the reader of an access log variable, by its name after `$context.`
 * @throws Error when there is no such variable.
 */
export function contextVariable(name: string): (logged: LoggedContext) => string | undefined {
  if (!isKnown(name)) throw new Error(`$context.${name} is not supported here.`);
  const path = name.split('.');
  return (logged) => {
    const value = path.reduce<unknown>(
      (of, part) => (of as Record<string, unknown> | undefined)?.[part],
      logged,
    );
    return value === undefined ? undefined : String(value);
  };
}

function isKnown(name: string): boolean {
  return names.has(name) || name.startsWith('authorizer.');
}
