import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { newId, statement } from '@quartet/database';
import { type TestTokens, testTokens } from '@quartet/testing';
import { fileBus } from '../../../../apps/orders/src/outside/file-bus.ts';
import { openOrdersTask, type OrdersTask, type Surroundings } from './orders-task.ts';
import { openPayments, type Payments } from './payments.ts';
import { openProducts, type Products } from './products.ts';
import { openProvider, type Provider } from './provider.ts';
import { serviceDatabase, type ServiceDatabase } from './service-database.ts';
import { openStage, type FaultStage } from './fault-stage.ts';
import { type Databases, deleteAllRows } from './delete-all-rows.ts';

export interface Shopper {
  readonly id: string;
  readonly token: string;
}

interface People {
  readonly shopper: Shopper;
  readonly admin: string;
}

/** All services that an order needs, in this process, each with a real database and an adjustable clock. */
export interface Services {
  readonly stage: FaultStage;
  readonly provider: Provider;
  readonly products: Products;
  readonly payments: Payments;
  readonly orders: ServiceDatabase;
  readonly databases: Databases;
  /** Returns one of two tasks of orders; a crashed one is replaced first. */
  task(which: number): Promise<OrdersTask>;
  /** Resets everything, and returns the users of the next run. */
  begin(): Promise<People>;
  forward(seconds: number): Promise<void>;
  close(): Promise<void>;
}

const moveClock = statement<[seconds: number]>(
  `UPDATE clock.shift SET by = by + $1 * interval '1 s'`,
);

const migrations = new URL('../../../../apps/orders/src/migrations/', import.meta.url);
const witness = new URL('../witness/', import.meta.url);

export async function startServices(): Promise<Services> {
  const stage = openStage();
  const folder = await mkdtemp(join(tmpdir(), 'quartet-saga-model-'));
  const [tokens, provider] = await Promise.all([testTokens(), openProvider()]);
  const products = await openProducts(stage, tokens);
  const payments = await openPayments(stage, tokens, provider.url);
  const orders = await serviceDatabase(migrations, witness);
  const databases: Databases = {
    ...{ orders, products: products.database, payments: payments.database },
  };
  const surroundings: Surroundings = {
    ...{ stage, tokens, database: orders, bus: fileBus(join(folder, 'events.jsonl')) },
    ...{ products: products.url, payments: payments.url },
  };
  const people = peopleWith(tokens);
  const tasks: OrdersTask[] = [];
  const closing: Promise<void>[] = [];
  const task: Services['task'] = async (which) => {
    const there = tasks[which];
    if (there && !there.hasCrashed()) return there;
    if (there) closing.push(there.close());
    return (tasks[which] = await openOrdersTask(surroundings));
  };
  return {
    ...{ stage, provider, products, payments, orders, databases, task },
    begin: async () => {
      stage.clear();
      await Promise.all([provider.begin(), deleteAllRows(databases)]);
      return people();
    },
    forward: async (seconds) => {
      const all = Object.values(databases);
      await Promise.all(all.map(({ admin }) => admin.run(moveClock, [seconds])));
    },
    close: async () => {
      await Promise.all([...tasks.map((each) => each.close()), ...closing]);
      await Promise.all([products.close(), payments.close(), orders.close(), provider.close()]);
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Milliseconds, shorter than the lifetime of a token. */
const tokenLife = 300_000;

/** Returns users, new ones when their tokens are about to expire. */
function peopleWith(tokens: TestTokens): () => Promise<People> {
  let made = Number.NEGATIVE_INFINITY;
  let people: Promise<People>;
  const make = async (): Promise<People> => {
    const id = newId();
    const [token, admin] = await Promise.all([tokens.user(id), tokens.admin()]);
    return { shopper: { id, token }, admin };
  };
  return () => {
    if (performance.now() - made < tokenLife) return people;
    made = performance.now();
    return (people = make());
  };
}
