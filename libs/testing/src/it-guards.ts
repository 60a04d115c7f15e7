import { newId } from '@quartet/database';
import type { Method, Route, Who } from '@quartet/http';
import type { Express } from 'express';
import request from 'supertest';
import type { TestTokens } from './test-tokens.ts';

interface Guarded {
  readonly app: Express;
  readonly tokens: TestTokens;
  /** The name of the service, which is the audience of service tokens. */
  readonly name: string;
}

type Sender = readonly [
  who: string,
  token: (guarded: Guarded) => Promise<string> | undefined,
  status: number,
];

/**
 * Makes the authorisation tests of a service from its table of operations, so that an operation
 * without a guard fails: everyone whom it is not for is refused before anything else is looked at.
 */
export function itGuards(routes: readonly Route<never>[], guarded: () => Guarded): void {
  describe.each(routes.map(([method, path, , { who }]) => ({ method, path, who })))(
    '$method $path',
    ({ method, path, who }) => {
      const refused = strangers[who];
      if (refused.length === 0)
        return it('is open to all', () => expect(['anyone', 'key']).toContain(who));
      it.each(refused)('refuses %s', async (_who, token, status) => {
        const { app } = guarded();
        const sent = request(app)[verbs[method]](path.replace(/:\w+/g, newId()));
        const bearer = await token(guarded());
        if (bearer !== undefined) void sent.set('authorization', `Bearer ${bearer}`);
        const { status: answered, body } = await sent;
        expect({ answered, code: (body as { code: string }).code }).toEqual({
          answered: status,
          code: status === 401 ? 'unauthenticated' : 'forbidden',
        });
      });
    },
  );
}

const verbs: Readonly<Record<Method, 'get' | 'post' | 'put' | 'patch' | 'delete'>> = {
  GET: 'get',
  POST: 'post',
  PUT: 'put',
  PATCH: 'patch',
  DELETE: 'delete',
};

const nobody: Sender = ['a request without a token', () => undefined, 401];
const expired: Sender = ['an expired token', ({ tokens }) => tokens.expired(), 401];
const foreign: Sender = [
  'a token for another audience',
  ({ tokens }) => tokens.wrongAudience(),
  401,
];
const forged: Sender = ['a token that is none', () => Promise.resolve('a.b.c'), 401];
const service: Sender = [
  'the token of a service',
  ({ tokens, name }) => tokens.service('orders', name),
  401,
];
const shopper: Sender = ['a shopper', ({ tokens }) => tokens.user(), 403];
const user: Sender = ['a user', ({ tokens }) => tokens.user(), 401];
const admin: Sender = ['an admin', ({ tokens }) => tokens.admin(), 401];
const otherAudience: Sender = [
  'a service token for another service',
  ({ tokens }) => tokens.service('orders', 'elsewhere'),
  401,
];
const unknownIssuer: Sender = [
  'a token of an unknown service',
  ({ tokens, name }) => tokens.service('mallory', name),
  401,
];

const strangers: Readonly<Record<Who, readonly Sender[]>> = {
  anyone: [],
  key: [],
  user: [nobody, expired, foreign, forged, service],
  admin: [nobody, expired, foreign, forged, service, shopper],
  service: [nobody, expired, foreign, forged, user, admin, otherAudience, unknownIssuer],
};
