import type { Account, ReadyContent } from './ready-content.ts';

/** The address of the edge and an API key. */
export type Edge = Pick<ReadyContent, 'url' | 'apiKey'>;

export interface EdgeRequest {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly token?: string | undefined;
  /** An idempotency key. */
  readonly key?: string | undefined;
  readonly body?: unknown;
}

/** Sends a request through the edge once. */
export function sendToEdge(
  { url, apiKey }: Edge,
  { method, path, token, key, body }: EdgeRequest,
  signal?: AbortSignal,
): Promise<Response> {
  return fetch(new URL(path, url), {
    method,
    headers: {
      'x-api-key': apiKey,
      'content-type': 'application/json',
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
      ...(key !== undefined && { 'idempotency-key': key }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
    ...(signal && { signal }),
  });
}

export function loginRequest({ email, password }: Account): EdgeRequest {
  return { method: 'POST', path: '/api/users/login', body: { email, password } };
}

/** @returns an access token */
export async function logIn(edge: Edge, account: Account): Promise<string> {
  const { accessToken } = await read<{ accessToken: string }>(edge, loginRequest(account));
  return accessToken;
}

/** Sends a request once. @throws Error unless the response is 2xx */
export async function read<Body>(edge: Edge, request: EdgeRequest): Promise<Body> {
  const response = await sendToEdge(edge, request);
  if (response.ok) return (await response.json()) as Body;
  throw new Error(`${request.path} returned ${response.status}: ${await response.text()}`);
}
