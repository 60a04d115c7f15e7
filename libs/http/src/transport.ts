import type { LookupFunction } from 'node:net';
import { type Dispatcher, Pool } from 'undici';
import { outboundCall } from './outbound-call.ts';

export interface TransportOptions {
  /** Base URL of the other service; each request adds its path to that of the URL. */
  readonly url: string;
  /** Its name, for messages. */
  readonly peer: string;
  /**
   * Milliseconds for a connection.
   * @default 1 s
   */
  readonly connectTimeout?: number;
  /**
   * Milliseconds until a connection is replaced, when its request is done, so that tasks which have joined
   * or left under the name are noticed.
   * @default 30 s
   */
  readonly connectionLife?: number;
  /** @default - the resolver of the system */
  readonly lookup?: LookupFunction;
}

export interface OutboundRequest extends Pick<Dispatcher.RequestOptions, 'method' | 'path'> {
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** Milliseconds until the answer must be there, all of it. */
  readonly deadline: number;
  /** Gives the request up before that. */
  readonly signal?: AbortSignal;
}

export interface Reply extends Pick<Dispatcher.ResponseData, 'headers'> {
  readonly status: number;
  readonly text: string;
}

/** Connections to one other process. */
export interface Transport {
  /** One request and its whole answer, of any status. It retries nothing but a refused connection, once. */
  send(sending: OutboundRequest): Promise<Reply>;
  /** Waits for what is under way. */
  close(): Promise<void>;
  /** Waits for nothing. */
  destroy(): Promise<void>;
}

const mostBytes = 4 * 1024 * 1024;

/** Web ACLs block requests without one. */
const userAgent = 'quartet';

export function openTransport(options: TransportOptions): Transport {
  const { url, peer, connectTimeout = 1_000, connectionLife = 30_000, lookup } = options;
  const { origin, pathname } = new URL(url);
  const basePath = pathname.replace(/\/$/, '');
  const pool = new Pool(origin, {
    connections: 64,
    connect: { timeout: connectTimeout, ...(lookup && { lookup }) },
    clientTtl: connectionLife,
    keepAliveTimeout: 30_000,
    maxResponseSize: mostBytes,
  });
  return {
    send: (sending) => {
      const path = `${basePath}${sending.path}`;
      return outboundCall(`${peer} ${sending.method}`, () => ask(pool, { ...sending, path }));
    },
    close: () => pool.close(),
    destroy: () => pool.destroy(),
  };
}

async function ask(
  pool: Pool,
  { deadline, signal, headers: given, ...sending }: OutboundRequest,
): Promise<Reply> {
  const limit = AbortSignal.timeout(deadline);
  const {
    statusCode: status,
    headers,
    body,
  } = await request(pool, {
    ...sending,
    headers: { 'user-agent': userAgent, ...given },
    signal: signal ? AbortSignal.any([limit, signal]) : limit,
  });
  return { status, headers, text: await body.text() };
}

async function request(
  pool: Pool,
  options: Dispatcher.RequestOptions,
): Promise<Dispatcher.ResponseData> {
  try {
    return await pool.request(options);
  } catch (error) {
    if (!wasRefused(error)) throw error;
    return pool.request(options);
  }
}

function wasRefused(error: unknown): boolean {
  return Error.isError(error) && 'code' in error && error.code === 'ECONNREFUSED';
}
