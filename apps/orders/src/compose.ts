import { type Database, newId } from '@quartet/database';
import { createDeadLetters } from '@quartet/events';
import { type Client, createPeerWatch, watchedClient } from '@quartet/http';
import type { AppDeps, Worker } from '@quartet/service';
import type { Deps, Sagas } from './deps.ts';
import { httpNotices } from './outside/http-notices.ts';
import { httpPayments } from './outside/http-payments.ts';
import { httpProducts } from './outside/http-products.ts';
import { httpSettlements } from './outside/http-settlements.ts';
import { postgresOrders } from './outside/postgres-orders.ts';
import { postgresRefunds } from './outside/postgres-refunds.ts';
import { postgresReviews } from './outside/postgres-reviews.ts';
import { postgresSagas } from './outside/postgres-sagas.ts';
import { postgresUnrequested } from './outside/postgres-unrequested.ts';
import { type ActiveSagas, createActiveSagas } from './saga/active-sagas.ts';
import { createOrderWaiter } from './saga/order-waiter.ts';
import { createRecovery } from './saga/recovery.ts';
import type { SagaConfig } from './saga/settings.ts';
import { takeNotices } from './saga/take-notices.ts';
import { createSettledSweep, statesOf } from './saga/wake-orders.ts';

export interface Parts {
  readonly app: AppDeps;
  readonly database: Database;
  readonly clients: { readonly products: Client; readonly payments: Client };
  readonly config: SagaConfig;
  /** Id of the task, which owns the leases of its orders. */
  readonly owner?: string;
  /** Wraps the store of the sagas, for tests that inject failures. */
  readonly wrapSagas?: (sagas: Sagas) => Sagas;
  /** Wraps the running sagas, for tests that observe them. */
  readonly wrapActiveSagas?: (activeSagas: ActiveSagas) => ActiveSagas;
}

/** A task of orders without its socket. */
export interface Task {
  readonly deps: Deps;
  readonly sagas: Sagas;
  readonly activeSagas: ActiveSagas;
  readonly recovery: Worker;
  /** One sweep over the changes of money that payments reports. */
  takeNotices(): Promise<void>;
  /** One sweep over the orders whose payment may have been settled. */
  wakeSettled(): Promise<void>;
}

export function compose(parts: Parts): Task {
  const { app, database, clients, config, owner = newId() } = parts;
  const { wrapSagas = unwrapped, wrapActiveSagas = unwrapped } = parts;
  const { log } = app;
  const orders = postgresOrders(database, owner, config);
  const sagas = wrapSagas(postgresSagas(database, owner, config));
  const watches = { products: createPeerWatch(), payments: createPeerWatch() };
  const products = httpProducts(watchedClient(clients.products, watches.products), config);
  const payments = httpPayments(watchedClient(clients.payments, watches.payments), config);
  const peers = (['products', 'payments'] as const).map((name) => ({
    ...{ answers: watches[name], states: statesOf[name] },
  }));
  const activeSagas = wrapActiveSagas(
    createActiveSagas({ sagas, products, payments, log, config }),
  );
  const deps: Deps = {
    ...app,
    orders,
    refunds: postgresRefunds(database, owner, config),
    reviews: postgresReviews(database, owner, config),
    deadLetters: createDeadLetters(database),
    waiter: createOrderWaiter({ orders, sagas, activeSagas, config }),
  };
  return {
    deps,
    sagas,
    activeSagas,
    recovery: createRecovery({ sagas, activeSagas, peers, log, config }),
    wakeSettled: createSettledSweep(sagas, httpSettlements(clients.payments, config)),
    takeNotices: () =>
      takeNotices({
        ...{ orders, products, payments, activeSagas, money: postgresUnrequested(database) },
        notices: httpNotices(clients.payments, config),
        log,
      }),
  };
}

function unwrapped<T>(part: T): T {
  return part;
}
