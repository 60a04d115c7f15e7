import type { RequestListener } from 'node:http';
import { createServiceSigner } from '@quartet/auth';
import { readConfig } from '@quartet/config';
import { type Database, newId } from '@quartet/database';
import { createClient } from '@quartet/http';
import {
  documented,
  listen,
  testDatabase,
  type TestDatabase,
  testDeps,
  type TestTokens,
} from '@quartet/testing';
import request, { type Test } from 'supertest';
import { z } from 'zod';
import { createApp, routes } from '../app.ts';
import { compose, type Task } from '../compose.ts';
import type { Deps, Sagas } from '../deps.ts';
import { type SagaConfig, sagaSettings } from '../saga/settings.ts';
import { openPayments, type PaymentsPeer } from './payments-peer.ts';
import { openProducts, type ProductsPeer } from './products-peer.ts';

/** Pauses are short; limits are longer than a busy machine needs, and a spec about a limit sets its own. */
const fastSettings = {
  SAGA_WAIT: '60000',
  SAGA_POLL: '20',
  SAGA_LOOK: '50',
  SAGA_LOOK_TIMEOUT: '20000',
  SAGA_INTERVAL: '50',
  SAGA_LEASE: '400',
  SAGA_HEARTBEAT: '100',
  SAGA_BACKOFF: '50',
  SAGA_BACKOFF_MAX: '200',
  PRODUCTS_DEADLINE: '20000',
  PAYMENTS_DEADLINE: '20000',
};

export type Settings = Partial<Record<keyof SagaConfig, string>>;

/** The whole service on a database of its own, between two peers, with the callers that specs speak for. */
export interface Service extends Task {
  readonly database: TestDatabase;
  readonly products: ProductsPeer;
  readonly payments: PaymentsPeer;
  readonly tokens: TestTokens;
  /** Its address. */
  readonly url: string;
  readonly shopperId: string;
  readonly shopper: string;
  readonly stranger: string;
  readonly admin: string;
  as(caller: string, verb: 'get' | 'post', path: string): Test;
  /** A further task of the service, on the same database. */
  task(wrapSagas?: (sagas: Sagas) => Sagas): Task;
  close(): Promise<void>;
}

/** The way of its tasks to the database, for a spec that cuts it. */
export type Connect = (database: TestDatabase) => Promise<Database>;

/** The service, each answer of which has to be one that its document describes. */
export function appOf(deps: Deps): RequestListener {
  return documented({ name: 'orders', routes, app: createApp(deps) });
}

export async function openService(
  settings: Settings = {},
  reach: Connect = (database) => Promise.resolve(database),
  wrapFirst?: (sagas: Sagas) => Sagas,
): Promise<Service> {
  const config = readConfig(z.object(sagaSettings), { ...fastSettings, ...settings });
  const [database, products, payments, { tokens, ...app }] = await Promise.all([
    testDatabase(),
    openProducts(),
    openPayments(),
    testDeps('orders'),
  ]);
  const clients = clientsOf({ products, payments, tokens });
  const reached = await reach(database);
  const tasks: Task[] = [];
  const task: Service['task'] = (wrapSagas = (sagas) => sagas) => {
    const opened = compose({ app, database: reached, clients, config, wrapSagas });
    tasks.push(opened);
    return opened;
  };
  const first = task(wrapFirst);
  const server = await listen(appOf(first.deps));
  const shopperId = newId();
  return {
    ...first,
    ...{ database, products, payments, tokens, shopperId, task, url: server.url },
    as: (caller, verb, path) =>
      request(server.url)[verb](path).set('authorization', `Bearer ${caller}`),
    shopper: await tokens.user(shopperId),
    stranger: await tokens.user(),
    admin: await tokens.admin(),
    close: async () => {
      await Promise.all(tasks.map(({ recovery }) => recovery.stop()));
      await Promise.all(tasks.map(({ activeSagas }) => activeSagas.close()));
      const { products: toProducts, payments: toPayments } = clients;
      for (const part of [server, toProducts, toPayments, products, payments]) await part.close();
      if (reached !== database) await reached.close();
      await database.close();
    },
  };
}

type Peers = Pick<Service, 'products' | 'payments' | 'tokens'>;

function clientsOf({ products, payments, tokens }: Peers) {
  const sign = createServiceSigner({ SERVICE_PRIVATE_KEY: tokens.servicePrivateKey }, 'orders');
  const clientOf = (peer: string, { url }: { readonly url: string }) =>
    createClient({ url, peer, connectTimeout: 60_000, token: (userId) => sign(peer, userId) });
  return { products: clientOf('products', products), payments: clientOf('payments', payments) };
}
