import { mkdirSync } from 'node:fs';
import { type Databases, startDatabases } from '@quartet/bench/databases';
import { type Keys, publishKeys } from '@quartet/bench/keys';
import { startSide } from '@quartet/bench/side';
import { addProducts, type Products } from './products.ts';
import { fastSettings, type ServiceName, allocateSettings } from './test-stack-settings.ts';
import { type Service, startService } from './service.ts';

/** The services that an order needs, in separate processes, so that several stacks can run side by side. */
export interface TestStack extends AsyncDisposable {
  readonly services: readonly Service[];
  readonly orders: Service;
  readonly products: Products;
  readonly keys: Keys;
  readonly databases: Readonly<Record<'orders' | 'products' | 'payments', string>>;
  readonly journal: string;
}

/** @param environment additional environment of all of its processes */
export async function startTestStack(
  folder: string,
  environment: NodeJS.ProcessEnv,
): Promise<TestStack> {
  mkdirSync(folder, { recursive: true });
  await using opening = new AsyncDisposableStack();
  const databases = opening.use(await startDatabases(folder));
  const keys = opening.use(await publishKeys());
  const settings = await allocateSettings(folder, keys);
  opening.use(await startSide(settings.provider));
  const start = async (name: ServiceName) => {
    const { port, environment: own } = settings[name];
    const all = {
      ...fastSettings,
      ...environment,
      ...keys.environment,
      ...(await databases.provide(name)),
    };
    const service = await startService({ name, port, folder, environment: { ...all, ...own } });
    return opening.use(service);
  };
  const [products, payments] = await Promise.all([start('products'), start('payments')]);
  const orders = await start('orders');
  const opened = opening.move();
  return {
    services: [orders, products, payments],
    orders,
    products: await addProducts(products.url, await keys.token('admin')),
    keys,
    databases: await urlsOf(databases),
    journal: settings.journal,
    [Symbol.asyncDispose]: () => opened.disposeAsync(),
  };
}

async function urlsOf(databases: Databases): Promise<TestStack['databases']> {
  const url = async (name: ServiceName) => (await databases.provide(name)).DATABASE_URL;
  return {
    orders: await url('orders'),
    products: await url('products'),
    payments: await url('payments'),
  };
}
