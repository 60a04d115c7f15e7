import { type Api, createApi } from './api.ts';
import { authorisedFetch } from './authorised-fetch.ts';
import { ordersApi } from './orders.ts';
import { itemsOf } from './pages.ts';
import { unwrap } from './problems.ts';
import { type Fetch, type RetryOptions, retryingFetch } from './retrying-fetch.ts';
import { createSession, type SessionCalls, type SessionOptions } from './session.ts';
import type { Paths, Product, Registration, User } from './types.ts';

export interface ClientOptions extends SessionOptions, RetryOptions {
  /** The address of the gateway, such as https://api.example.com. */
  readonly url: string;
  readonly apiKey: string;
  /** @default - that of the platform */
  readonly fetch?: Fetch;
}

type ProductQuery = NonNullable<Paths['/api/products']['get']['parameters']['query']>;

/** A client of one Quartet, for one user at a time. */
export function createClient(options: ClientOptions) {
  const send = retryingFetch(options.fetch ?? ((request) => fetch(request)), options);
  const { url, apiKey } = options;
  const open = createApi({ url, apiKey, fetch: send });
  const session = createSession(sessionCalls(open), options);
  const api = createApi({ url, apiKey, fetch: authorisedFetch(send, session) });
  return {
    /** Any operation by its path; its answers are not unwrapped. */
    api,
    logIn: session.logIn,
    logOut: session.logOut,
    register: (body: Registration): Promise<User> => unwrap(open.POST('/api/users', { body })),
    me: (): Promise<User> => unwrap(api.GET('/api/users/me')),
    products: (query: ProductQuery = {}) =>
      itemsOf<Product>((cursor) =>
        unwrap(
          open.GET('/api/products', { params: { query: { ...query, ...(cursor && { cursor }) } } }),
        ),
      ),
    orders: ordersApi(api, options.delay),
  };
}

function sessionCalls(open: Api): SessionCalls {
  return {
    logIn: (body) => unwrap(open.POST('/api/users/login', { body })),
    refresh: (refreshToken) => unwrap(open.POST('/api/users/token', { body: { refreshToken } })),
    logOut: (refreshToken) => unwrap(open.POST('/api/users/logout', { body: { refreshToken } })),
  };
}
