import { clfTime } from '../http/clf-time.ts';
import type { RequestContext } from './request-context.ts';

/** Reads something of a request; undefined when there is no such thing. */
export type ReadVariable = (context: RequestContext) => string | undefined;

/** Variables of both kinds of API, by their names after `$context.`. */
const commonVariables: Readonly<Record<string, ReadVariable>> = {
  requestId: ({ requestId }) => requestId,
  routeKey: ({ route }) => route,
  extendedRequestId: ({ extendedRequestId }) => extendedRequestId,
  httpMethod: ({ method }) => method,
  path: ({ path }) => path,
  protocol: ({ req }) => `HTTP/${req.httpVersion}`,
  domainName: ({ req }) => req.headers.host,
  domainPrefix: ({ req }) => req.headers.host?.split(/[.:]/)[0],
  requestTime: ({ record }) => clfTime(record.at),
  requestTimeEpoch: ({ record }) => String(record.at),
  'identity.sourceIp': ({ sourceIp }) => sourceIp,
  'identity.userAgent': ({ req }) => req.headers['user-agent'],
  'identity.apiKeyId': ({ apiKeyId }) => apiKeyId,
  'authorizer.error': ({ authorizerError }) => authorizerError,
  'error.message': ({ errorMessage }) => errorMessage,
  'error.messageString': ({ errorMessage }) => errorMessage && JSON.stringify(errorMessage),
  status: ({ record }) => toWholeNumber(record.status),
  responseLatency: ({ record }) => toWholeNumber(record.ms),
  responseLength: ({ record }) => toWholeNumber(record.bytes),
  integrationLatency: ({ record }) => toWholeNumber(record.taskMs),
  'integration.latency': ({ record }) => toWholeNumber(record.taskMs),
  integrationStatus: ({ record }) => (record.task ? toWholeNumber(record.status) : undefined),
  integrationErrorMessage: ({ record }) => record.reason,
  'integration.error': ({ record }) => record.reason,
};

/** Variables of one API, which take precedence over the common ones. */
export type ContextVariables = Readonly<Record<string, ReadVariable>>;

/** @throws Error when there is no such variable. */
export function contextVariable(name: string, variables: ContextVariables): ReadVariable {
  const variable = variables[name] ?? commonVariables[name];
  if (variable) return variable;
  const [scope, property] = name.split('.');
  if (scope !== 'authorizer' || !property)
    throw new Error(`$context.${name} is not supported here.`);
  return ({ authorizerContext }) => toText(authorizerContext[property]);
}

/** An authoriser may say texts, numbers and truths; nothing else goes into a header. */
function toText(value: unknown): string | undefined {
  return value === undefined || value === null || typeof value === 'object'
    ? undefined
    : String(value);
}

function toWholeNumber(value: number | undefined): string | undefined {
  return value === undefined ? undefined : String(Math.round(value));
}
