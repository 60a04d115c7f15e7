import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { freePort } from '@quartet/postgres';
import type { Databases } from './databases.ts';
import type { Keys } from './keys.ts';
import { providerProgram } from './programs.ts';
import { type Side, startSide } from './side.ts';

export interface StackOptions {
  readonly folder: string;
  readonly databases: Databases;
  readonly keys: Keys;
  /** Additional environment of all processes. */
  readonly environment: NodeJS.ProcessEnv;
}

export interface ServicePlan {
  readonly name: string;
  readonly port: number;
  readonly environment: NodeJS.ProcessEnv;
  /** The folder of its log. */
  readonly folder: string;
}

export interface StackService extends AsyncDisposable {
  readonly url: string;
}

/** The services that an order needs and the payment simulator, each in a process of its own. */
export interface Stack<Service extends StackService> extends AsyncDisposable {
  readonly orders: Service;
  readonly products: Service;
  readonly payments: Service;
  /** The payment simulator. */
  readonly provider: Side;
  /** The file of the provider's journal. */
  readonly journal: string;
}

/** @param startService starts one service, built or from its source */
export async function startStack<Service extends StackService>(
  { folder, databases, keys, environment }: StackOptions,
  startService: (plan: ServicePlan) => Promise<Service>,
): Promise<Stack<Service>> {
  await using starting = new AsyncDisposableStack();
  const start = async (name: string, port: number, own: NodeJS.ProcessEnv) => {
    const provided = { ...keys.environment, ...(await databases.provide(name)) };
    const all = { ...environment, ...provided, ...own };
    return starting.use(await startService({ name, port, folder, environment: all }));
  };

  const ports = await Promise.all([freePort(), freePort(), freePort()]);
  const [productsUrl, paymentsUrl] = ports.map((port) => `http://127.0.0.1:${port}`);
  const secret = randomBytes(32).toString('hex');
  const journal = join(folder, 'journal.jsonl');
  const webhooks = {
    WEBHOOK_URL: `${paymentsUrl}/api/payments/webhooks/simulator`,
    WEBHOOK_SECRET: secret,
  };
  const provider = starting.use(
    await startSide({
      ...{ name: 'provider', program: providerProgram, folder, health: '/health/live' },
      environment: { ...environment, JOURNAL: journal, ...webhooks },
    }),
  );
  const wired = { PROVIDER_URL: provider.url, PROVIDER_WEBHOOK_SECRET: secret };
  const [products, payments] = await Promise.all([
    start('products', ports[0], {}),
    start('payments', ports[1], wired),
  ]);
  const orders = await start('orders', ports[2], {
    ...{ PRODUCTS_URL: productsUrl, PAYMENTS_URL: paymentsUrl },
    EVENTS_FILE: join(folder, 'events.jsonl'),
    ...keys.privateEnvironment,
  });
  const running = starting.move();
  return {
    ...{ orders, products, payments, provider, journal },
    [Symbol.asyncDispose]: () => running.disposeAsync(),
  };
}
