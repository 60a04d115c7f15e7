import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { StartFailure } from './failure.ts';

/** Below the range that systems give to outgoing connections: nobody takes it while its process restarts. */
const lowest = 20_000;
const highest = 30_000;

export async function freePort(): Promise<number> {
  for (;;) {
    const port = randomInt(lowest, highest);
    if (await isFree(port)) return port;
  }
}

/** @throws StartFailure when something listens there. */
export async function claimPort(port: number, variable: string): Promise<number> {
  if (await isFree(port)) return port;
  throw new StartFailure(`Port ${port} is taken; free it, or choose another with ${variable}.`);
}

async function isFree(port: number): Promise<boolean> {
  const server = createServer();
  server.listen(port, '127.0.0.1');
  try {
    await once(server, 'listening');
  } catch {
    return false;
  }
  server.close();
  await once(server, 'close');
  return true;
}
