import type { SocketContext } from './context.ts';
import type { SocketRequest } from './request.ts';

/** What the authoriser gets: the request, and what it is asked to allow. */
export function authorizerEvent(
  request: SocketRequest,
  requestContext: SocketContext,
  methodArn: string,
): object {
  return { type: 'REQUEST', methodArn, ...request, stageVariables: {}, requestContext };
}

export function connectEvent(request: SocketRequest, requestContext: SocketContext): object {
  return { ...request, requestContext, isBase64Encoded: false };
}

export function messageEvent(body: string, requestContext: SocketContext): object {
  return { requestContext, body, isBase64Encoded: false };
}

export function disconnectEvent(requestContext: SocketContext): object {
  const { domainName } = requestContext;
  const headers = { headers: { Host: domainName }, multiValueHeaders: { Host: [domainName] } };
  return { ...headers, requestContext, isBase64Encoded: false };
}
