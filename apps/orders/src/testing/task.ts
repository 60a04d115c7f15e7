import { type Database, newId } from '@quartet/database';
import { createDeadLetters } from '@quartet/events';
import type { Client } from '@quartet/http';
import type { AppDeps, Worker } from '@quartet/service';
import type { Deps, Sagas } from '../deps.ts';
import { httpPayments } from '../outside/http-payments.ts';
import { httpProducts } from '../outside/http-products.ts';
import { postgresOrders } from '../outside/postgres-orders.ts';
import { postgresRefunds } from '../outside/postgres-refunds.ts';
import { postgresReviews } from '../outside/postgres-reviews.ts';
import { postgresSagas } from '../outside/postgres-sagas.ts';
import { createActiveSagas, type ActiveSagas } from '../saga/active-sagas.ts';
import { createOrderWaiter } from '../saga/order-waiter.ts';
import { createRecovery } from '../saga/recovery.ts';
import type { SagaConfig } from '../saga/settings.ts';

/** One running copy of the service, without its socket. */
export interface Task {
  readonly deps: Deps;
  readonly sagas: Sagas;
  readonly activeSagas: ActiveSagas;
  readonly recovery: Worker;
}

export interface TaskParts {
  readonly app: AppDeps;
  readonly database: Database;
  readonly products: Client;
  readonly payments: Client;
  readonly config: SagaConfig;
}

/** Wraps the store of the sagas, to inject failures. */
export type WrapSagas = (sagas: Sagas) => Sagas;

export function openTask({ app, database, config, ...clients }: TaskParts, wrap: WrapSagas): Task {
  const owner = newId();
  const { log } = app;
  const orders = postgresOrders(database, owner, config);
  const sagas = wrap(postgresSagas(database, owner, config));
  const products = httpProducts(clients.products, config);
  const payments = httpPayments(clients.payments, config);
  const activeSagas = createActiveSagas({ products, payments, sagas, log, config });
  const waiter = createOrderWaiter({ orders, sagas, activeSagas, config });
  const refunds = postgresRefunds(database, owner, config);
  const reviews = postgresReviews(database, owner, config);
  const deadLetters = createDeadLetters(database);
  const recovery = createRecovery({ sagas, activeSagas, log, config });
  return {
    deps: { ...app, orders, refunds, reviews, deadLetters, waiter },
    sagas,
    activeSagas,
    recovery,
  };
}
