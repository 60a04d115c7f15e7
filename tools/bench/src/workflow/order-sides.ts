import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { freePort } from '@quartet/postgres';
import { stockUp } from '../order/goods.ts';
import { providerProgram } from '../programs.ts';
import { startBuiltService, startSide } from '../side.ts';
import { type StackOptions, startStack } from '../stack.ts';
import { type Restartable, restartable } from './restartable.ts';

/** A side that takes orders, with a payment provider of its own. */
export interface OrderSide extends AsyncDisposable {
  readonly name: string;
  readonly url: string;
  /** The file of the provider's journal. */
  readonly journal: string;
  /** All its processes but the provider and PostgreSQL. */
  readonly processes: readonly Restartable[];
}

export const workflowSources = fileURLToPath(new URL('../sides/workflow', import.meta.url));

export async function startQuartet(options: StackOptions): Promise<OrderSide> {
  const stack = await startStack(options, (plan) => restartable(() => startBuiltService(plan)));
  const { orders, products, payments, journal } = stack;
  await stockUp((await options.databases.provide('products')).MIGRATIONS_DATABASE_URL);
  return {
    name: 'Quartet',
    url: orders.url,
    journal,
    processes: [orders, products, payments],
    [Symbol.asyncDispose]: () => stack[Symbol.asyncDispose](),
  };
}

/** Starts the workflow from its sources: DBOS cannot be bundled. */
export async function startWorkflow(options: StackOptions): Promise<OrderSide> {
  const { folder, databases, keys } = options;
  await using starting = new AsyncDisposableStack();
  const urlOf = async (name: string) =>
    (await databases.provide(`workflow_${name}`)).MIGRATIONS_DATABASE_URL;
  const journal = join(folder, 'workflow-journal.jsonl');
  const secret = 'no webhook is ever sent by this provider';
  const provider = starting.use(
    await startSide({
      ...{ name: 'workflow-provider', program: providerProgram, health: '/health/live', folder },
      environment: { ...options.environment, JOURNAL: journal, WEBHOOK_SECRET: secret },
    }),
  );
  const productsUrl = await urlOf('products');
  const environment = {
    ...keys.environment,
    SYSTEM_URL: await urlOf('system'),
    ORDERS_URL: await urlOf('orders'),
    PRODUCTS_URL: productsUrl,
    PAYMENTS_URL: await urlOf('payments'),
    PROVIDER_URL: provider.url,
  };
  const program = join(workflowSources, 'main.ts');
  const plan = { name: 'workflow', program, environment, folder, port: await freePort() };
  const server = starting.use(await restartable(() => startSide(plan)));
  await stockUp(productsUrl);
  const running = starting.move();
  return {
    name: 'DBOS',
    url: server.url,
    journal,
    processes: [server],
    [Symbol.asyncDispose]: () => running.disposeAsync(),
  };
}
