export { type Api, type ApiOptions, createApi } from './api.ts';
export { type ClientOptions, createClient } from './client.ts';
export type { KeyOptions } from './orders.ts';
export { GatewayError, isProblem, ProblemError, unwrap } from './problems.ts';
export type { Delay, Fetch, RetryOptions } from './retrying-fetch.ts';
export type { SessionOptions } from './session.ts';
export type {
  Credentials,
  NewOrder,
  NewProduct,
  NewRefund,
  Order,
  Paths,
  Payment,
  Problem,
  ProblemCode,
  ProblemOf,
  Product,
  Registration,
  Tokens,
  User,
} from './types.ts';
