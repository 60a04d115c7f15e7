import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Passing } from '../http/proxied-request.ts';

/** One request at the gateway, and what is found out about it on its way through. */
export interface Exchange extends Passing {
  readonly requestId: string;
  /** Of the clock that never goes back, in milliseconds. */
  readonly began: number;
  /** Of the connection: what stands in a header, a client can have written. */
  readonly address: string;
  /** As the client sent it, encoded. */
  readonly path: string;
  /** Encoded, without its question mark. */
  readonly query: string;
  /** Of the route, once it is chosen: `GET /api/products/{proxy+}`. */
  route: string | undefined;
  /** What the variables of the route's path took, encoded as it came. */
  parameters: Readonly<Record<string, string>>;
  /** What the authoriser says about the client. */
  authorizer: Readonly<Record<string, unknown>>;
  authorizerError: string | undefined;
  /** Id of the client's key, at a REST API. */
  apiKeyId: string | undefined;
  /** The message of the gateway's own answer. */
  error: string | undefined;
  /** Runs while the integration is waited for. */
  timer: NodeJS.Timeout | undefined;
}

/** Answers a request, or lets it pass on. */
export type Gateway = (exchange: Exchange) => void;

const nothing: Readonly<Record<string, never>> = Object.freeze({});

export function openExchange(req: IncomingMessage, res: ServerResponse): Exchange {
  const { url = '', method = 'GET' } = req;
  const mark = url.indexOf('?');
  const path = mark < 0 ? url : url.slice(0, mark);
  const requestId = randomUUID();
  return {
    req,
    res,
    method,
    url,
    path,
    query: mark < 0 ? '' : url.slice(mark + 1),
    requestId,
    began: performance.now(),
    address: addressOf(req),
    headers: {},
    timeout: undefined,
    route: undefined,
    parameters: nothing,
    authorizer: nothing,
    authorizerError: undefined,
    apiKeyId: undefined,
    error: undefined,
    timer: undefined,
    seen: { requestId, at: Date.now(), method, path, entrance: 'gateway' },
  };
}

/** A socket that listens for both families shows an address of the old one in the notation of the new. */
function addressOf({ socket }: IncomingMessage): string {
  const address = socket.remoteAddress ?? '';
  return address.startsWith('::ffff:') ? address.slice(7) : address;
}
