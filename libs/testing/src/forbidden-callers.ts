import type { Who } from '@quartet/http';
import type { TestTokens } from './test-tokens.ts';

/** The source of tokens for a service under test. */
export interface TokenSource {
  readonly tokens: TestTokens;
  /** The name of the service, which is the audience of service tokens. */
  readonly name: string;
}

/** Whom an operation is not for, and the status that refuses them. */
export interface ForbiddenCaller {
  readonly who: string;
  readonly token: (source: TokenSource) => string | Promise<string> | undefined;
  readonly status: 401 | 403;
}

const nobody: ForbiddenCaller = {
  who: 'a request without a token',
  token: () => undefined,
  status: 401,
};
const expired: ForbiddenCaller = {
  who: 'an expired token',
  token: ({ tokens }) => tokens.expired(),
  status: 401,
};
const foreign: ForbiddenCaller = {
  who: 'a token for another audience',
  token: ({ tokens }) => tokens.wrongAudience(),
  status: 401,
};
const forged: ForbiddenCaller = {
  who: 'a token that is none',
  token: () => Promise.resolve('a.b.c'),
  status: 401,
};
const service: ForbiddenCaller = {
  who: 'the token of a service',
  token: ({ tokens, name }) => tokens.service('orders', name),
  status: 401,
};
const shopper: ForbiddenCaller = {
  who: 'a shopper',
  token: ({ tokens }) => tokens.user(),
  status: 403,
};
const user: ForbiddenCaller = { who: 'a user', token: ({ tokens }) => tokens.user(), status: 401 };
const admin: ForbiddenCaller = {
  who: 'an admin',
  token: ({ tokens }) => tokens.admin(),
  status: 401,
};
const otherAudience: ForbiddenCaller = {
  who: 'a service token for another service',
  token: ({ tokens }) => tokens.service('orders', 'elsewhere'),
  status: 401,
};
const unknownIssuer: ForbiddenCaller = {
  who: 'a token of an unknown service',
  token: ({ tokens, name }) => tokens.service('mallory', name),
  status: 401,
};

/** Callers that each kind of operation must refuse. */
export const forbiddenCallers: Readonly<Record<Who, readonly ForbiddenCaller[]>> = {
  anyone: [],
  key: [],
  user: [nobody, expired, foreign, forged, service],
  admin: [nobody, expired, foreign, forged, service, shopper],
  service: [nobody, expired, foreign, forged, user, admin, otherAudience, unknownIssuer],
};
