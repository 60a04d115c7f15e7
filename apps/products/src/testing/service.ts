import type { RequestListener } from 'node:http';
import { newId } from '@quartet/database';
import {
  documented,
  listen,
  testCallers,
  type TestCallers,
  testDatabase,
  type TestDatabase,
  testDeps,
  type TestTokens,
} from '@quartet/testing';
import type { Test } from 'supertest';
import { createApp, routes } from '../app.ts';
import { compose } from '../compose.ts';
import type { Deps } from '../deps.ts';
import { type NewProduct, type ProductBody, type ReservationBody, someProduct } from './bodies.ts';

/** The whole service on a database of its own, with those who call it. */
export interface Service extends TestCallers {
  readonly deps: Deps;
  readonly database: TestDatabase;
  readonly tokens: TestTokens;
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
  const callers = await testCallers({ name: 'products', to: server.url, tokens });
  const hold: Service['hold'] = (orderId, lines) =>
    callers.orders.put(`/reservations/${orderId}`).send({ lines });

  return {
    ...{ deps, database, tokens, ...callers, hold },
    add: async (fields = {}) => {
      const { body } = await callers.admin
        .post()
        .send({ ...someProduct(), ...fields })
        .expect(201);
      return body as ProductBody;
    },
    read: async (id) => (await callers.anyone.get(`/${id}`).expect(200)).body as ProductBody,
    held: async (productId, quantity) =>
      (await hold(newId(), [{ productId, quantity }]).expect(200)).body as ReservationBody,
    close: async () => {
      await server.close();
      await database.close();
    },
  };
}
