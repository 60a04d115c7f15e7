import { mkdirSync } from 'node:fs';
import { startDatabases } from '@quartet/bench/databases';
import { type Keys, publishKeys } from '@quartet/bench/keys';
import { startStack } from '@quartet/bench/stack';
import type { DataSources } from '@quartet/invariants';
import { productBody } from '../products.ts';
import { type Service, startService } from './service.ts';

/** The services that an order needs, in separate processes, so that several stacks can run side by side. */
export interface TestStack extends AsyncDisposable, DataSources {
  readonly services: readonly Service[];
  readonly orders: Service;
  readonly products: Products;
  readonly keys: Keys;
}

/** Short time limits, so that the effect of a fault is over soon. */
const fastSettings = {
  QUARTET_RATE_LIMITS: 'off',
  LOG_FORMAT: 'json',
  LOG_LEVEL: 'warn',
  FAULT_DEADLINE: '400',
  DATABASE_QUERY_TIMEOUT: '1000',
  SAGA_WAIT: '1000',
  SAGA_POLL: '20',
  SAGA_INTERVAL: '50',
  SAGA_LEASE: '600',
  SAGA_HEARTBEAT: '150',
  SAGA_BACKOFF: '50',
  SAGA_BACKOFF_MAX: '200',
  PRODUCTS_DEADLINE: '1000',
  PAYMENTS_DEADLINE: '1500',
  PROVIDER_TIMEOUT: '1000',
  OPERATION_LEASE: '1300',
  OPERATION_HEARTBEAT: '300',
  OPERATION_SWEEP: '50',
  OPERATION_RETRY_FIRST: '50',
  OPERATION_RETRY_LIMIT: '200',
  RELAY_INTERVAL: '20',
  RELAY_LEASE: '600',
  RESERVATION_SWEEP_INTERVAL: '50',
  WEBHOOK_RETRY_FIRST: '50',
};

/** @param extra additional environment of all of its processes */
export async function startTestStack(folder: string, extra: NodeJS.ProcessEnv): Promise<TestStack> {
  mkdirSync(folder, { recursive: true });
  await using opening = new AsyncDisposableStack();
  const databases = opening.use(await startDatabases(folder));
  const keys = opening.use(await publishKeys());
  const environment = { ...fastSettings, ...extra };
  const stack = opening.use(
    await startStack({ folder, databases, keys, environment }, startService),
  );
  const { orders, products, payments, journal } = stack;
  const url = async (name: string) => [name, (await databases.provide(name)).DATABASE_URL] as const;
  const urls = await Promise.all(['orders', 'products', 'payments'].map(url));
  const added = await addProducts(products.url, await keys.token('admin'));
  const opened = opening.move();
  return {
    services: [orders, products, payments],
    ...{ orders, keys, products: added },
    databases: Object.fromEntries(urls),
    provider: { journal },
    [Symbol.asyncDispose]: () => opened.disposeAsync(),
  };
}

interface Products {
  readonly inStock: string;
  readonly soldOut: string;
}

/** Adds two products through the API of the service. */
async function addProducts(products: string, admin: string): Promise<Products> {
  const add = async (stock: number) => {
    const response = await fetch(`${products}/api/products`, {
      method: 'POST',
      headers: { authorization: `Bearer ${admin}`, 'content-type': 'application/json' },
      body: JSON.stringify(productBody('Mug', stock)),
    });
    if (response.status !== 201)
      throw new Error(`adding a product failed: ${await response.text()}`);
    return ((await response.json()) as { readonly id: string }).id;
  };
  return { inStock: await add(1_000_000), soldOut: await add(0) };
}
