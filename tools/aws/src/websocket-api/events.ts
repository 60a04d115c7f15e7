import type { WebSocketContext } from './context.ts';
import type { ConnectRequest } from './connect-request.ts';

/** The authoriser's event: the request, and the ARN that it may allow. */
export function authorizerEvent(
  request: ConnectRequest,
  requestContext: WebSocketContext,
  methodArn: string,
): object {
  return { type: 'REQUEST', methodArn, ...request, stageVariables: {}, requestContext };
}

export function connectEvent(request: ConnectRequest, requestContext: WebSocketContext): object {
  return { ...request, requestContext, isBase64Encoded: false };
}

export function messageEvent(body: string, requestContext: WebSocketContext): object {
  return { requestContext, body, isBase64Encoded: false };
}

export function disconnectEvent(requestContext: WebSocketContext): object {
  const { domainName } = requestContext;
  const headers = { headers: { Host: domainName }, multiValueHeaders: { Host: [domainName] } };
  return { ...headers, requestContext, isBase64Encoded: false };
}
