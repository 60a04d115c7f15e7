import type { LookupFunction } from 'node:net';
import { context } from '@quartet/logging';
import { Problem } from '@quartet/problem';
import { type Dispatcher, Pool } from 'undici';

export interface ClientOptions {
  /** Where the other service is, such as `http://products:8080`. */
  readonly url: string;
  /** Its name, for messages. */
  readonly peer: string;
  /** Makes the token with which a call on behalf of a user is signed. */
  readonly token: (userId: string) => Promise<string>;
  /**
   * Milliseconds until a connection is replaced, when its request is done, so that tasks which have joined
   * or left under the name are noticed.
   * @default 30 s
   */
  readonly connectionLife?: number;
  /** @default - the resolver of the system */
  readonly lookup?: LookupFunction;
}

export interface Call {
  readonly userId: string;
  /** Milliseconds until the answer must be there, all of it. */
  readonly deadline: number;
  readonly body?: unknown;
  readonly signal?: AbortSignal;
}

export interface Answer {
  readonly status: number;
  readonly body: unknown;
}

/** Calls another service. What an answer means is for the outside that asked. */
export interface Client {
  /**
   * Answers whatever the other side said, of any status. It retries nothing but a refused connection, once.
   * @throws Problem `unavailable` when no readable answer came: the call may or may not have had its effect.
   */
  request(method: Dispatcher.HttpMethod, path: string, call: Call): Promise<Answer>;
  close(): Promise<void>;
}

const mostBytes = 4 * 1024 * 1024;

export function createClient(options: ClientOptions): Client {
  const { url, peer, token, connectionLife = 30_000, lookup } = options;
  const { origin } = new URL(url);
  const pool = new Pool(origin, {
    connections: 64,
    connect: { timeout: 1_000, ...(lookup && { lookup }) },
    clientTtl: connectionLife,
    keepAliveTimeout: 30_000,
    maxResponseSize: mostBytes,
  });

  const request: Client['request'] = async (method, path, call) => {
    const sent = optionsOf(call, await token(call.userId));
    try {
      return await exchange(pool, { ...sent, method, path });
    } catch (error) {
      throw new Problem('unavailable', `The ${peer} service does not answer at the moment.`, {
        cause: error,
        retryAfter: 1,
      });
    }
  };
  return { request, close: () => pool.close() };
}

type Options = Omit<Dispatcher.RequestOptions, 'method' | 'path'>;

function optionsOf({ body, deadline, signal }: Call, token: string): Options {
  const limit = AbortSignal.timeout(deadline);
  const current = context();
  return {
    signal: signal ? AbortSignal.any([limit, signal]) : limit,
    body: body === undefined ? null : JSON.stringify(body),
    headers: {
      accept: 'application/json',
      authorization: `Bearer ${token}`,
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(current
        ? {
            'x-request-id': current.requestId,
            traceparent: current.traceparent,
          }
        : {}),
    },
  };
}

/** The one place that every call to another service passes. */
async function exchange(pool: Pool, options: Dispatcher.RequestOptions): Promise<Answer> {
  const { statusCode: status, body } = await send(pool, options);
  const text = await body.text();
  return { status, body: status === 204 ? undefined : (JSON.parse(text) as unknown) };
}

async function send(
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
