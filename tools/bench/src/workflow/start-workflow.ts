import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { freePort } from '@quartet/postgres';
import { stockUp } from '../order/goods.ts';
import { providerProgram } from '../programs.ts';
import { startSide } from '../side.ts';
import type { StackOptions } from '../stack.ts';
import { count, type OrderSide } from './order-side.ts';
import { restartable } from './restartable.ts';

export const workflowSources = fileURLToPath(new URL('../sides/workflow', import.meta.url));

const unended = "SELECT count(*) FROM dbos.workflow_status WHERE status = 'PENDING'";

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
  const [system, products] = [await urlOf('system'), await urlOf('products')];
  const environment = {
    ...keys.environment,
    SYSTEM_URL: system,
    ORDERS_URL: await urlOf('orders'),
    PRODUCTS_URL: products,
    PAYMENTS_URL: await urlOf('payments'),
    PROVIDER_URL: provider.url,
  };
  const program = join(workflowSources, 'main.ts');
  const plan = { name: 'workflow', program, environment, folder, port: await freePort() };
  const server = starting.use(await restartable(() => startSide(plan)));
  await stockUp(products);
  const running = starting.move();
  return {
    name: 'DBOS',
    url: server.url,
    journal,
    processes: [server],
    countUnderWay: () => count(system, unended),
    [Symbol.asyncDispose]: () => running.disposeAsync(),
  };
}
