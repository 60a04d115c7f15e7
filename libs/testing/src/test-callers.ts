import type { RequestListener } from 'node:http';
import { newId } from '@quartet/database';
import request, { type Test } from 'supertest';
import type { TestTokens } from './test-tokens.ts';

/** Somebody who calls a service, as in `admin.patch('/1').send({ name })`. */
export type TestCaller = Readonly<
  Record<'get' | 'post' | 'put' | 'patch' | 'delete', (path?: string) => Test>
>;

/** Those who call a service. Paths of users follow `/api/<name>`, those of orders `/internal/<name>`. */
export interface TestCallers {
  /** Has no token. */
  readonly anyone: TestCaller;
  readonly admin: TestCaller;
  readonly adminId: string;
  /** The orders service, for a user whom nobody else is. */
  readonly orders: TestCaller;
  ordersFor(userId?: string): TestCaller;
  /** Whoever has the access token. */
  as(accessToken: string): TestCaller;
}

export interface Called {
  readonly name: string;
  /** The service, or its address. */
  readonly to: RequestListener | string;
  readonly tokens: TestTokens;
}

export async function testCallers({ name, to, tokens }: Called): Promise<TestCallers> {
  const as = (token: string) => callerOf(to, `/api/${name}`, () => token);
  const ordersFor = (userId?: string) =>
    callerOf(to, `/internal/${name}`, () => tokens.service('orders', name, userId));
  const adminId = newId();
  return {
    anyone: callerOf(to, `/api/${name}`),
    admin: as(await tokens.admin(adminId)),
    orders: ordersFor(),
    ...{ adminId, ordersFor, as },
  };
}

function callerOf(to: Called['to'], base: string, token?: () => string): TestCaller {
  const call =
    (verb: keyof TestCaller): TestCaller[typeof verb] =>
    (path = '') => {
      const sent = request(to)[verb](`${base}${path}`);
      return token ? sent.set('authorization', `Bearer ${token()}`) : sent;
    };
  return {
    get: call('get'),
    post: call('post'),
    put: call('put'),
    patch: call('patch'),
    delete: call('delete'),
  };
}
