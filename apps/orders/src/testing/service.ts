import type { RequestListener } from 'node:http';
import { createServiceSigner } from '@quartet/auth';
import { readConfig } from '@quartet/config';
import { type Database, newId } from '@quartet/database';
import { createClient } from '@quartet/http';
import {
  documented,
  listen,
  type TestCaller,
  testCallers,
  type TestCallers,
  testDatabase,
  type TestDatabase,
  testDeps,
  type TestTokens,
} from '@quartet/testing';
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

/** Those who call a task of the service. */
export interface Callers extends TestCallers {
  readonly shopperId: string;
  readonly shopper: TestCaller;
  readonly stranger: TestCaller;
}

/** The whole service on a database of its own, between two peers, with those who call it. */
export interface Service extends Task, Callers {
  readonly database: TestDatabase;
  readonly products: ProductsPeer;
  readonly payments: PaymentsPeer;
  readonly tokens: TestTokens;
  /** Its address. */
  readonly url: string;
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
  const callers = await callersTo(server.url, { tokens, shopperId: newId() });
  return {
    ...first,
    ...callers,
    ...{ database, products, payments, tokens, task, url: server.url },
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

/** The same shopper may call several tasks. */
export async function callersTo(
  to: RequestListener | string,
  { tokens, shopperId }: Pick<Service, 'tokens' | 'shopperId'>,
): Promise<Callers> {
  const callers = await testCallers({ name: 'orders', to, tokens });
  const shopper = callers.as(await tokens.user(shopperId));
  return { ...callers, shopperId, shopper, stranger: callers.as(await tokens.user()) };
}

type Peers = Pick<Service, 'products' | 'payments' | 'tokens'>;

function clientsOf({ products, payments, tokens }: Peers) {
  const sign = createServiceSigner({ SERVICE_PRIVATE_KEY: tokens.servicePrivateKey }, 'orders');
  const clientOf = (peer: string, { url }: { readonly url: string }) =>
    createClient({ url, peer, connectTimeout: 60_000, token: (userId) => sign(peer, userId) });
  return { products: clientOf('products', products), payments: clientOf('payments', payments) };
}
