import { clfTime } from '../http/clf-time.ts';
import type { Exchange } from './exchange.ts';

/** Reads something of a request; undefined when there is no such thing. */
export type Read = (exchange: Exchange) => string | undefined;

/** What both kinds of gateway know, by its name after `$context.`. */
const known: Readonly<Record<string, Read>> = {
  requestId: ({ requestId }) => requestId,
  routeKey: ({ route }) => route,
  extendedRequestId: ({ requestId }) => requestId,
  httpMethod: ({ method }) => method,
  path: ({ path }) => path,
  protocol: ({ req }) => `HTTP/${req.httpVersion}`,
  domainName: ({ req }) => req.headers.host,
  domainPrefix: ({ req }) => req.headers.host?.split(/[.:]/)[0],
  requestTime: ({ seen }) => clfTime(seen.at),
  requestTimeEpoch: ({ seen }) => String(seen.at),
  'identity.sourceIp': ({ address }) => address,
  'identity.userAgent': ({ req }) => req.headers['user-agent'],
  'identity.apiKeyId': ({ apiKeyId }) => apiKeyId,
  'authorizer.error': ({ authorizerError }) => authorizerError,
  'error.message': ({ error }) => error,
  'error.messageString': ({ error }) => error && JSON.stringify(error),
  status: ({ seen }) => whole(seen.status),
  responseLatency: ({ seen }) => whole(seen.ms),
  responseLength: ({ seen }) => whole(seen.bytes),
  integrationLatency: ({ seen }) => whole(seen.taskMs),
  'integration.latency': ({ seen }) => whole(seen.taskMs),
  integrationStatus: ({ seen }) => (seen.task ? whole(seen.status) : undefined),
  integrationErrorMessage: ({ seen }) => seen.reason,
  'integration.error': ({ seen }) => seen.reason,
};

/** What one gateway has of its own, before what all have. */
export type Constants = Readonly<Record<string, Read>>;

/** @throws Error when there is no such variable. */
export function contextVariable(name: string, own: Constants): Read {
  const found = own[name] ?? known[name];
  if (found) return found;
  const [room, property] = name.split('.');
  if (room !== 'authorizer' || !property) throw new Error(`$context.${name} is not known here.`);
  return ({ authorizer }) => text(authorizer[property]);
}

/** An authoriser may say texts, numbers and truths; nothing else goes into a header. */
function text(value: unknown): string | undefined {
  return value === undefined || value === null || typeof value === 'object'
    ? undefined
    : String(value);
}

function whole(value: number | undefined): string | undefined {
  return value === undefined ? undefined : String(Math.round(value));
}
