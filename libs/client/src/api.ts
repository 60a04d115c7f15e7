import createFetchClient, { type Client } from 'openapi-fetch';
import type { Fetch } from './retrying-fetch.ts';
import type { Paths } from './types.ts';

/** Calls by method and path, typed by the documents; an answer is `data` or `error`, with the `response`. */
export type Api = Client<Paths>;

export interface ApiOptions {
  /** The address of the gateway, such as https://api.example.com. */
  readonly url: string;
  readonly apiKey: string;
  /** The access token of a user. */
  readonly token?: string | undefined;
  /** @default - that of the platform, which sends each request once */
  readonly fetch?: Fetch | undefined;
}

/** Calls without a session and without repetitions. */
export function createApi({ url, apiKey, token, fetch: send }: ApiOptions): Api {
  return createFetchClient<Paths>({
    baseUrl: url,
    headers: {
      'x-api-key': apiKey,
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
    },
    fetch: send ?? ((request) => fetch(request)),
  });
}
