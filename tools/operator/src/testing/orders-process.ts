import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const main = join(import.meta.dirname, '../../../../apps/orders/src/main.ts');

/** Time limit in milliseconds, enough for a busy machine. */
const limit = '60000';

/** Starts the real orders service in a process of its own. */
export interface OrdersProcess {
  readonly url: string;
  stop(): Promise<void>;
}

export async function startOrders(environment: NodeJS.ProcessEnv): Promise<OrdersProcess> {
  const child = spawn(process.execPath, ['--conditions=@quartet/source', main], {
    env: {
      NODE_COMPILE_CACHE: process.env['NODE_COMPILE_CACHE'],
      ...{ PORT: '0', LOG_FORMAT: 'json', DRAIN_DELAY: '0', QUARTET_RATE_LIMITS: 'off' },
      ...{ DATABASE_CONNECT_TIMEOUT: limit, DATABASE_QUERY_TIMEOUT: limit, JWKS_TIMEOUT: limit },
      ...{ SAGA_WAIT: limit, SAGA_LOOK_TIMEOUT: limit, PRODUCTS_DEADLINE: limit },
      ...environment,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exit = once(child, 'exit');
  const stop = async () => {
    child.kill('SIGKILL');
    await exit;
  };
  for await (const line of createInterface({ input: child.stdout })) {
    const { port, msg } = JSON.parse(line) as { port?: number; msg: string };
    if (msg !== 'ready') continue;
    // A full pipe would stop the process.
    child.stdout.resume();
    return { url: `http://127.0.0.1:${port}`, stop };
  }
  throw new Error('orders exited before it was ready');
}
