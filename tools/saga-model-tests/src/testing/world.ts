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
import { openStage, type Stage } from './stage.ts';
import { type Databases, wipe } from './wipe.ts';

export interface Shopper {
  readonly id: string;
  readonly token: string;
}

export interface People {
  readonly shopper: Shopper;
  readonly admin: string;
}

/** All that an order passes, in this process, on a real database each, whose clocks can be moved. */
export interface World {
  readonly stage: Stage;
  readonly provider: Provider;
  readonly products: Products;
  readonly payments: Payments;
  readonly orders: ServiceDatabase;
  readonly databases: Databases;
  /** Two tasks of orders; one that has died is replaced when somebody asks for it. */
  task(which: number): Promise<OrdersTask>;
  /** Forgets all that has been, and says who asks. */
  begin(): Promise<People>;
  forward(seconds: number): Promise<void>;
  close(): Promise<void>;
}

const moveClock = statement<[seconds: number]>(
  `UPDATE clock.shift SET by = by + $1 * interval '1 s'`,
);

const migrations = new URL('../../../../apps/orders/src/migrations/', import.meta.url);
const witness = new URL('../witness/', import.meta.url);

export async function openWorld(): Promise<World> {
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
  const buried: Promise<void>[] = [];
  const task: World['task'] = async (which) => {
    const there = tasks[which];
    if (there && !there.dead()) return there;
    if (there) buried.push(there.close());
    return (tasks[which] = await openOrdersTask(surroundings));
  };
  return {
    ...{ stage, provider, products, payments, orders, databases, task },
    begin: async () => {
      stage.clear();
      await Promise.all([provider.begin(), wipe(databases)]);
      return people();
    },
    forward: async (seconds) => {
      const all = Object.values(databases);
      await Promise.all(all.map(({ hand }) => hand.run(moveClock, [seconds])));
    },
    close: async () => {
      await Promise.all([...tasks.map((each) => each.close()), ...buried]);
      await Promise.all([products.close(), payments.close(), orders.close(), provider.close()]);
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Milliseconds; a token is good for longer. */
const tokenLife = 300_000;

/** New ones when the tokens of the last ones get old. */
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
