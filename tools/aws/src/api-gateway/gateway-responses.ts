import type { RequestContext } from './request-context.ts';
import { overwriteHeaders } from './request-id-headers.ts';

/** A response that the gateway itself gives, ready to be written. */
export interface GatewayResponse {
  readonly status: number;
  readonly message: string;
  /** The reason that the request record shows. */
  readonly reason: string;
  readonly headers: readonly string[];
  readonly body: Buffer;
  /** The body of a response that says something about the request. */
  readonly bodyFor?: (context: RequestContext) => Buffer;
}

interface ResponseText {
  readonly message: string;
  readonly reason: string;
  /** The error type of a REST API. */
  readonly errorType?: string;
  /** Closes the connection instead of reading the rest of the request. */
  readonly closesConnection?: boolean;
}

/** Gateway responses of an HTTP API, in AWS's words. */
export const httpGatewayResponses = {
  notFound: gatewayResponse(404, { message: 'Not Found', reason: 'no route' }),
  unauthorized: gatewayResponse(401, { message: 'Unauthorized', reason: 'unauthorised' }),
  forbidden: gatewayResponse(403, { message: 'Forbidden', reason: 'forbidden' }),
  authorizerFailure: gatewayResponse(500, {
    message: 'Internal Server Error',
    reason: 'authoriser failed',
  }),
  throttled: gatewayResponse(429, { message: 'Too Many Requests', reason: 'throttled' }),
  integrationTimeout: gatewayResponse(503, {
    message: 'Service Unavailable',
    reason: 'integration timed out',
  }),
  bodyTooLarge: gatewayResponse(413, {
    message: 'Request Entity Too Large',
    reason: 'body too large',
    closesConnection: true,
  }),
  headersTooLarge: gatewayResponse(431, {
    message: 'Request Header Fields Too Large',
    reason: 'headers too large',
    closesConnection: true,
  }),
};

/** Gateway responses of a REST API, in AWS's words. */
export const restGatewayResponses = {
  notFound: gatewayResponse(403, {
    message: 'Missing Authentication Token',
    reason: 'no method',
    errorType: 'MissingAuthenticationTokenException',
  }),
  forbidden: gatewayResponse(403, {
    message: 'Forbidden',
    reason: 'no valid API key',
    errorType: 'ForbiddenException',
  }),
  blocked: gatewayResponse(403, {
    message: 'Forbidden',
    reason: 'blocked by the web ACL',
    errorType: 'ForbiddenException',
  }),
  throttled: gatewayResponse(429, {
    message: 'Too Many Requests',
    reason: 'throttled',
    errorType: 'TooManyRequestsException',
  }),
  overQuota: gatewayResponse(429, {
    message: 'Limit Exceeded',
    reason: 'over quota',
    errorType: 'LimitExceededException',
  }),
  integrationTimeout: gatewayResponse(504, {
    message: 'Endpoint request timed out',
    reason: 'integration timed out',
    errorType: 'InternalServerErrorException',
  }),
  bodyTooLarge: gatewayResponse(413, {
    message: 'Request Too Long',
    reason: 'body too large',
    errorType: 'RequestTooLargeException',
    closesConnection: true,
  }),
  headersTooLarge: httpGatewayResponses.headersTooLarge,
};

export type RestGatewayResponses = typeof restGatewayResponses;

/** Answers in place of the integration; where that has begun to answer, all that is left is to cut it. */
export function respond(
  context: RequestContext,
  { status, message, reason, headers, body, bodyFor }: GatewayResponse,
): void {
  const { res, record } = context;
  if (res.writableEnded) return;
  record.reason = reason;
  context.errorMessage = message;
  if (res.headersSent) return void res.destroy();
  overwriteHeaders(res, undefined);
  const bytes = bodyFor?.(context) ?? body;
  res.writeHead(status, [...headers, 'Content-Length', String(bytes.length)]);
  res.end(bytes);
}

function gatewayResponse(
  status: number,
  { message, reason, errorType, closesConnection: closes }: ResponseText,
): GatewayResponse {
  const body = Buffer.from(JSON.stringify({ message }));
  const headers = ['Content-Type', 'application/json'];
  if (errorType) headers.push('x-amzn-errortype', errorType);
  if (closes) headers.push('Connection', 'close');
  return { status, message, reason, headers, body };
}
