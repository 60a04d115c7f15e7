import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';

/** One line per request, with its time to the second and in milliseconds since 1970; without headers, query or body, because they contain keys and tokens. */
export const httpLog = AccessLogFormat.custom(
  JSON.stringify({
    time: '$context.requestTime',
    requestTimeEpoch: '$context.requestTimeEpoch',
    requestId: '$context.requestId',
    address: '$context.identity.sourceIp',
    route: '$context.routeKey',
    status: '$context.status',
    ms: '$context.responseLatency',
    serviceMs: '$context.integrationLatency',
    serviceError: '$context.integrationErrorMessage',
    authorizerError: '$context.authorizer.error',
    client: '$context.authorizer.clientId',
    user: '$context.authorizer.userId',
  }),
);

/** The same for a REST API, which has resources and API keys instead of routes and an authorizer. */
export const restLog = AccessLogFormat.custom(
  JSON.stringify({
    time: '$context.requestTime',
    requestTimeEpoch: '$context.requestTimeEpoch',
    requestId: '$context.requestId',
    address: '$context.identity.sourceIp',
    route: '$context.httpMethod $context.resourcePath',
    status: '$context.status',
    ms: '$context.responseLatency',
    serviceMs: '$context.integrationLatency',
    serviceError: '$context.integrationErrorMessage',
    client: '$context.identity.apiKeyId',
  }),
);

/** The same for a WebSocket API: one line per message. */
export const socketLog = AccessLogFormat.custom(
  JSON.stringify({
    time: '$context.requestTime',
    requestTimeEpoch: '$context.requestTimeEpoch',
    requestId: '$context.requestId',
    connection: '$context.connectionId',
    address: '$context.identity.sourceIp',
    route: '$context.routeKey',
    status: '$context.status',
    user: '$context.authorizer.principalId',
  }),
);
