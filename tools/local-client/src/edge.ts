import { type Api, createApi, unwrap } from '@quartet/client';
import type { Account, ReadyContent } from './ready-content.ts';

/** The address of the edge and an API key. */
export type Edge = Pick<ReadyContent, 'url' | 'apiKey'>;

export interface EdgeRequest {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly token?: string | undefined;
  /** An idempotency key. */
  readonly key?: string | undefined;
  /** A preference, such as `respond-async`. */
  readonly prefer?: string | undefined;
  /** @default - that of Node */
  readonly userAgent?: string | undefined;
  readonly body?: unknown;
}

/** Sends a request of any path through the edge, once. */
export function sendToEdge(
  { url, apiKey }: Edge,
  { method, path, token, key, prefer, userAgent, body }: EdgeRequest,
  signal?: AbortSignal,
): Promise<Response> {
  return fetch(new URL(path, url), {
    method,
    headers: {
      'x-api-key': apiKey,
      'content-type': 'application/json',
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
      ...(key !== undefined && { 'idempotency-key': key }),
      ...(prefer !== undefined && { prefer }),
      ...(userAgent !== undefined && { 'user-agent': userAgent }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
    ...(signal && { signal }),
  });
}

export function loginRequest({ email, password }: Account): EdgeRequest {
  return { method: 'POST', path: '/api/users/login', body: { email, password } };
}

export interface CallOptions {
  /** An access token. */
  readonly token?: string | undefined;
  readonly signal?: AbortSignal;
}

/** Calls through the edge, typed by the documents; each is sent once. */
export function openEdge({ url, apiKey }: Edge, { token, signal }: CallOptions = {}): Api {
  const send = (request: Request) => fetch(request, { ...(signal && { signal }) });
  return createApi({ url, apiKey, token, fetch: send });
}

/**
 * @returns an access token
 * @throws ProblemError or GatewayError when the edge refuses the account
 */
export async function logIn(edge: Edge, { email, password }: Account): Promise<string> {
  const body = { email, password };
  const { accessToken } = await unwrap(openEdge(edge).POST('/api/users/login', { body }));
  return accessToken;
}
