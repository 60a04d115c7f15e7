import type { RequestListener } from 'node:http';
import { newId } from '@quartet/database';
import {
  documented,
  listen,
  testDatabase,
  type TestDatabase,
  testDeps,
  type TestTokens,
} from '@quartet/testing';
import request, { type Test } from 'supertest';
import { createApp, routes } from '../app.ts';
import { compose } from '../compose.ts';
import type { Deps } from '../deps.ts';
import { type NewProduct, type ProductBody, type ReservationBody, someProduct } from './bodies.ts';

type Verb = 'get' | 'post' | 'put' | 'patch' | 'delete';

/** The whole service on a database of its own, with the callers that specs speak for. */
export interface Service {
  readonly deps: Deps;
  readonly database: TestDatabase;
  readonly tokens: TestTokens;
  readonly adminId: string;
  asAnyone(verb: Verb, path: string): Test;
  asAdmin(verb: Verb, path: string): Test;
  asOrders(verb: Verb, path: string): Test;
  add(fields?: Partial<NewProduct>): Promise<ProductBody>;
  read(id: string): Promise<ProductBody>;
  hold(orderId: string, lines: readonly { productId: string; quantity: number }[]): Test;
  held(productId: string, quantity: number): Promise<ReservationBody>;
  close(): Promise<void>;
}

/** The service, each answer of which has to be one that its document describes. */
export function appOf(deps: Deps): RequestListener {
  return documented({ name: 'products', routes, app: createApp(deps) });
}

export async function openService(lifetime = 900_000): Promise<Service> {
  const database = await testDatabase();
  const { tokens, ...app } = await testDeps('products');
  const config = { RESERVATION_HOLD: lifetime, SEARCHES_AT_ONCE: 4, SEARCHES_WAITING: 32 };
  const deps = compose({ app, database, config });
  const server = await listen(appOf(deps));
  const adminId = newId();
  const admin = `Bearer ${await tokens.admin(adminId)}`;

  const asAnyone: Service['asAnyone'] = (verb, path) => request(server.url)[verb](path);
  const asAdmin: Service['asAdmin'] = (verb, path) =>
    asAnyone(verb, path).set('authorization', admin);
  const asOrders: Service['asOrders'] = (verb, path) =>
    asAnyone(verb, `/internal/products/reservations/${path}`).set(
      'authorization',
      `Bearer ${tokens.service('orders', 'products')}`,
    );
  const hold: Service['hold'] = (orderId, lines) => asOrders('put', orderId).send({ lines });

  return {
    ...{ deps, database, tokens, adminId, asAnyone, asAdmin, asOrders, hold },
    add: async (fields = {}) => {
      const { body } = await asAdmin('post', '/api/products')
        .send({ ...someProduct(), ...fields })
        .expect(201);
      return body as ProductBody;
    },
    read: async (id) =>
      (await asAnyone('get', `/api/products/${id}`).expect(200)).body as ProductBody,
    held: async (productId, quantity) =>
      (await hold(newId(), [{ productId, quantity }]).expect(200)).body as ReservationBody,
    close: async () => {
      await server.close();
      await database.close();
    },
  };
}
