import type { IncomingMessage, ServerResponse } from 'node:http';
import type { ProxiedRequest } from '../http/proxied-request.ts';

/** One request at the gateway, and what is found out about it on its way through. */
export interface RequestContext extends ProxiedRequest {
  readonly requestId: string;
  /** The id that no client can choose; an HTTP API has no other. */
  readonly extendedRequestId: string;
  /** Monotonic time in milliseconds. */
  readonly startedAt: number;
  /** Remote address of the connection; headers could be forged by the client. */
  readonly sourceIp: string;
  /** The path that the client sent, encoded. */
  readonly path: string;
  /** Encoded, without its question mark. */
  readonly query: string;
  /** Key of the route, once it is chosen: `GET /api/products/{proxy+}`. */
  route: string | undefined;
  /** Values of the route's path variables, encoded as they came. */
  pathParameters: Readonly<Record<string, string>>;
  /** The context that the authoriser returned. */
  authorizerContext: Readonly<Record<string, unknown>>;
  authorizerError: string | undefined;
  /** Id of the client's key, at a REST API. */
  apiKeyId: string | undefined;
  /** The message of the gateway's own answer. */
  errorMessage: string | undefined;
  /** Runs while the integration is waited for. */
  timer: NodeJS.Timeout | undefined;
}

/** Answers a request, or lets it pass on. */
export type HandleRequest = (context: RequestContext) => void;

const nothing: Readonly<Record<string, never>> = Object.freeze({});

/** Ids of a request. */
export type RequestIds = Pick<RequestContext, 'requestId' | 'extendedRequestId'>;

export function createRequestContext(
  req: IncomingMessage,
  res: ServerResponse,
  ids: RequestIds,
): RequestContext {
  const { url = '', method = 'GET' } = req;
  const mark = url.indexOf('?');
  const path = mark < 0 ? url : url.slice(0, mark);
  return {
    req,
    res,
    method,
    url,
    path,
    query: mark < 0 ? '' : url.slice(mark + 1),
    ...ids,
    startedAt: performance.now(),
    sourceIp: addressOf(req),
    headers: {},
    timeout: undefined,
    route: undefined,
    pathParameters: nothing,
    authorizerContext: nothing,
    authorizerError: undefined,
    apiKeyId: undefined,
    errorMessage: undefined,
    timer: undefined,
    record: {
      ...{ requestId: ids.requestId, at: Date.now(), method, path },
      ...{ entrance: 'gateway', userAgent: req.headers['user-agent'] },
    },
  };
}

/** A socket that listens for both families shows an address of the old one in the notation of the new. */
function addressOf({ socket }: IncomingMessage): string {
  const address = socket.remoteAddress ?? '';
  return address.startsWith('::ffff:') ? address.slice(7) : address;
}
