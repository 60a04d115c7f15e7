import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { services, type ServiceName } from '@quartet/infra/services';
import type { Config } from './config.ts';
import type { Ports } from './environment.ts';
import { StartFailure } from './start-failure.ts';

/** Below the range that systems give to outgoing connections: nobody takes it while its process restarts. */
const lowest = 20_000;
const highest = 30_000;

/** Chosen once: a process that is started again listens where it did before. */
export async function choosePorts(config: Config): Promise<Ports> {
  const edge = await portFor(config.QUARTET_PORT, 'QUARTET_PORT');
  const provider = await portOf(config, 'provider');
  const chosen: Partial<Record<ServiceName, number>> = {};
  for (const { name } of services) chosen[name] = await portOf(config, name);
  return { edge, provider, services: chosen as Record<ServiceName, number> };
}

async function portOf(config: Config, name: ServiceName | 'provider'): Promise<number> {
  const variable = `${name.toUpperCase()}_PORT` as `${Uppercase<typeof name>}_PORT`;
  return portFor(config[variable], variable);
}

export async function freePort(): Promise<number> {
  for (;;) {
    const port = randomInt(lowest, highest);
    if (await isFree(port)) return port;
  }
}

/**
 * Any free one, unless one is asked for.
 * @throws StartFailure when something listens there
 */
async function portFor(port: number | undefined, variable: string): Promise<number> {
  if (!port) return freePort();
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
