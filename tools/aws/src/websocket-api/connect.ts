import { type IncomingMessage, STATUS_CODES } from 'node:http';
import { createAuthorize } from './authorizer.ts';
import { contextOf, type WebSocketContext } from './context.ts';
import { connectEvent } from './events.ts';
import { type Peer, peerOf } from './peer.ts';
import { isSuccess, type ProxyResponse } from './proxy-response.ts';
import { isRejection, type Rejection, rejections } from './rejection.ts';
import { requestOf, type ConnectRequest } from './connect-request.ts';
import type { Stage } from './stage.ts';

/** A socket that may open. */
interface AcceptedConnection {
  readonly peer: Peer;
  /** The one of the client's subprotocols that the function has chosen. */
  readonly protocol: string | undefined;
}

type Connect = (req: IncomingMessage) => Promise<AcceptedConnection | Rejection>;

const details = { routeKey: '$connect', eventType: 'CONNECT' } as const;

/** Asks the authoriser, and then the function of `$connect`, whether a socket may open. */
export function createConnect(stage: Stage, arn: string): Connect {
  const authorizer = stage.route('$connect')?.authorizer;
  const logFailure = (error: unknown) => stage.logFailure(authorizer?.functionName ?? '', error);
  const authorize =
    authorizer && createAuthorize({ authorizer, invoke: stage.invoke, arn, logFailure });

  return async (req) => {
    const peer = peerOf(req);
    const request = requestOf(req, peer.address);
    const initialContext = contextOf(peer, stage.apiStage, details);
    const rejected = (rejection: Rejection, context = initialContext): Rejection => {
      stage.logAccess(context, rejection.status);
      return rejection;
    };
    if (stage.isThrottled('$connect')) return rejected(rejections.throttled);
    const authorization = (await authorize?.(request, initialContext)) ?? { context: undefined };
    if (isRejection(authorization)) return rejected(authorization);
    const { context: authorizerContext } = authorization;
    const context = authorizerContext
      ? { ...initialContext, authorizer: authorizerContext }
      : initialContext;
    const response = await invokeConnect(stage, request, context);
    if (isRejection(response)) return rejected(response, context);
    stage.logAccess(context, response.statusCode);
    return { peer: { ...peer, authorizer: authorizerContext }, protocol: protocolIn(response) };
  };
}

/** An API without the route lets everybody in whom the authoriser has let in. */
async function invokeConnect(
  stage: Stage,
  request: ConnectRequest,
  context: WebSocketContext,
): Promise<ProxyResponse | Rejection> {
  const route = stage.route('$connect');
  if (!route) return { statusCode: 200 };
  try {
    const response = await stage.invokeRoute(route, connectEvent(request, context));
    return isSuccess(response) ? response : rejectionWith(response);
  } catch (error) {
    stage.logFailure(route.functionName, error);
    return rejections.badGateway;
  }
}

function rejectionWith({ statusCode }: ProxyResponse): Rejection {
  return { status: statusCode, message: STATUS_CODES[statusCode] ?? '' };
}

function protocolIn({ headers }: ProxyResponse): string | undefined {
  const header = Object.entries(headers ?? {}).find(
    ([name]) => name.toLowerCase() === 'sec-websocket-protocol',
  );
  return header && String(header[1]);
}
