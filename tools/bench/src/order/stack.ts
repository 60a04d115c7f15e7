import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { freePort } from '@quartet/postgres';
import type { Databases } from '../databases.ts';
import type { Keys } from '../keys.ts';
import { providerProgram, serviceProgram } from '../programs.ts';
import { type Side, type SidePlan, startSide } from '../side.ts';

export interface StackOptions {
  readonly folder: string;
  readonly databases: Databases;
  readonly keys: Keys;
  /** Additional environment of all processes. */
  readonly environment: NodeJS.ProcessEnv;
}

/** The services that an order needs, each in a process of its own. */
export interface Stack extends AsyncDisposable {
  readonly orders: Side;
}

export async function startStack(options: StackOptions): Promise<Stack> {
  const { folder, keys } = options;
  await using starting = new AsyncDisposableStack();
  const start = async (name: string, program: string, plan: Partial<SidePlan>) =>
    starting.use(
      await startSide({
        ...plan,
        name,
        program,
        folder,
        environment: { ...options.environment, ...plan.environment },
      }),
    );
  const serve = async (name: string, environment: NodeJS.ProcessEnv, port?: number) =>
    start(name, serviceProgram(name), {
      environment: {
        ...environment,
        ...keys.environment,
        ...(await options.databases.provide(name)),
      },
      ...(port && { port }),
    });

  const payments = await freePort();
  const secret = randomBytes(32).toString('hex');
  const provider = await start('provider', providerProgram, {
    health: '/health/live',
    environment: {
      JOURNAL: join(folder, 'journal.jsonl'),
      WEBHOOK_URL: `http://127.0.0.1:${payments}/api/payments/webhooks/simulator`,
      WEBHOOK_SECRET: secret,
    },
  });
  const products = await serve('products', {});
  await serve(
    'payments',
    { PROVIDER_URL: provider.url, PROVIDER_WEBHOOK_SECRET: secret },
    payments,
  );
  const orders = await serve('orders', {
    PRODUCTS_URL: products.url,
    PAYMENTS_URL: `http://127.0.0.1:${payments}`,
    EVENTS_FILE: join(folder, 'events.jsonl'),
    ...keys.privateEnvironment,
  });
  const running = starting.move();
  return { orders, [Symbol.asyncDispose]: () => running.disposeAsync() };
}
