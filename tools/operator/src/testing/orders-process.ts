import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const main = join(import.meta.dirname, '../../../../apps/orders/src/main.ts');

/** The real orders service, in a process of its own. */
export interface OrdersProcess {
  readonly url: string;
  stop(): Promise<void>;
}

export async function startOrders(environment: NodeJS.ProcessEnv): Promise<OrdersProcess> {
  const child = spawn(process.execPath, ['--conditions=@quartet/source', main], {
    env: { PORT: '0', LOG_FORMAT: 'json', DRAIN_DELAY: '0', ...environment },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exit = once(child, 'exit');
  const stop = async () => {
    child.kill('SIGKILL');
    await exit;
  };
  for await (const line of createInterface({ input: child.stdout })) {
    const { port, msg } = JSON.parse(line) as { port?: number; msg: string };
    if (msg === 'ready') return { url: `http://127.0.0.1:${port}`, stop };
  }
  throw new Error('orders ended before it was ready');
}
