import { randomUUID } from 'node:crypto';
import { UserError } from '@quartet/cloudformation/user-error';
import type { ReadyContent } from '@quartet/local-client/ready-content';
import { credentialsOf } from './accounts.ts';
import type { CurlRequest } from './parse-curl.ts';

interface CurlResponse {
  /** Such as `HTTP 201 Created, request BzrpMqlX`. */
  readonly status: string;
  readonly isError: boolean;
  readonly text: string;
}

/** Sends a request through the edge with API key, token and, for a POST, a new idempotency key. */
export async function curl(ready: ReadyContent, request: CurlRequest): Promise<CurlResponse> {
  const { method, path, body, headers, as } = request;
  const response = await fetch(new URL(path, ready.url), {
    method,
    headers: {
      ...(await credentialsOf(ready, as)),
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...(method === 'POST' && { 'idempotency-key': randomUUID() }),
      ...headers,
    },
    ...(body !== undefined && { body }),
  }).catch((cause: unknown) => {
    throw new UserError(`Nobody answers at ${ready.url}: is npm start still up?`, { cause });
  });
  const id = response.headers.get('x-request-id') ?? 'none';
  const status = `HTTP ${response.status} ${response.statusText}, request ${id}`;
  return { status, isError: !response.ok, text: readable(await response.text()) };
}

/** JSON with one field a line; any other text as it is. */
function readable(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}
