import { randomBytes } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { freePort } from '@quartet/postgres';
import { type Databases, startDatabases } from '../databases.ts';
import { type Keys, publishKeys } from '../keys.ts';
import { providerProgram } from '../programs.ts';
import { startSide } from '../side.ts';
import { addGoods, type Goods } from './goods.ts';
import { type Service, startService } from './service.ts';

/** Everything that an order passes, in processes of its own, so that several can be tried side by side. */
export interface Lane extends AsyncDisposable {
  readonly services: readonly Service[];
  readonly orders: Service;
  readonly goods: Goods;
  readonly keys: Keys;
  readonly databases: Readonly<Record<'orders' | 'products' | 'payments', string>>;
  readonly journal: string;
}

/** Short, so that a fault is over soon; each still longer than what it waits for takes. */
const brisk = {
  QUARTET_RATE_LIMITS: 'off',
  LOG_FORMAT: 'json',
  LOG_LEVEL: 'warn',
  FAULT_DEADLINE: '400',
  DATABASE_QUERY_TIMEOUT: '1000',
  SAGA_WAIT: '300',
  SAGA_POLL: '20',
  SAGA_INTERVAL: '50',
  SAGA_LEASE: '600',
  SAGA_HEARTBEAT: '150',
  SAGA_BACKOFF: '50',
  SAGA_BACKOFF_MAX: '200',
  PRODUCTS_DEADLINE: '500',
  PAYMENTS_DEADLINE: '700',
  PROVIDER_TIMEOUT: '500',
  OPERATION_LEASE: '800',
  OPERATION_SWEEP: '50',
  OPERATION_RETRY_FIRST: '50',
  OPERATION_RETRY_LIMIT: '200',
  RELAY_INTERVAL: '20',
  RELAY_LEASE: '600',
  RESERVATION_SWEEP_INTERVAL: '50',
};

/** @param environment what all of its processes get on top */
export async function openLane(folder: string, environment: NodeJS.ProcessEnv): Promise<Lane> {
  mkdirSync(folder, { recursive: true });
  await using opening = new AsyncDisposableStack();
  const databases = opening.use(await startDatabases(folder));
  const keys = opening.use(await publishKeys());
  const journal = join(folder, 'journal.jsonl');
  const common = { ...brisk, ...environment };
  const secret = randomBytes(32).toString('hex');
  const ports = {
    products: await freePort(),
    payments: await freePort(),
    orders: await freePort(),
  };
  const urlOf = (name: keyof typeof ports) => `http://127.0.0.1:${ports[name]}`;
  const provider = opening.use(
    await startSide({
      name: 'provider',
      program: providerProgram,
      health: '/health/live',
      folder,
      environment: {
        JOURNAL: journal,
        WEBHOOK_URL: `${urlOf('payments')}/api/payments/webhooks/simulator`,
        WEBHOOK_SECRET: secret,
        WEBHOOK_RETRY_FIRST: '50',
      },
    }),
  );
  const own = {
    products: {},
    payments: { PROVIDER_URL: provider.url, PROVIDER_WEBHOOK_SECRET: secret },
    orders: {
      PRODUCTS_URL: urlOf('products'),
      PAYMENTS_URL: urlOf('payments'),
      EVENTS_FILE: join(folder, 'events.jsonl'),
      ...keys.privateEnvironment,
    },
  };
  const start = async (name: keyof typeof ports) =>
    opening.use(
      await startService({
        name,
        port: ports[name],
        folder,
        environment: {
          ...common,
          ...keys.environment,
          ...(await databases.provide(name)),
          ...own[name],
        },
      }),
    );
  const [products, payments] = await Promise.all([start('products'), start('payments')]);
  const orders = await start('orders');
  const opened = opening.move();
  return {
    services: [orders, products, payments],
    orders,
    goods: await addGoods(products.url, await keys.token('admin')),
    keys,
    databases: await urlsOf(databases),
    journal,
    [Symbol.asyncDispose]: () => opened.disposeAsync(),
  };
}

async function urlsOf(databases: Databases): Promise<Lane['databases']> {
  const url = async (name: string) => (await databases.provide(name)).DATABASE_URL;
  return {
    orders: await url('orders'),
    products: await url('products'),
    payments: await url('payments'),
  };
}
