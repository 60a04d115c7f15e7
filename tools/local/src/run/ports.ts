import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { services } from '@quartet/infra/services';
import { type Config, variableOf } from './config.ts';
import { StartFailure } from './start-failure.ts';

export interface Ports {
  readonly edge: number;
  readonly provider: number;
  readonly cloud: number;
  readonly postgres: number;
  /** Of the first task of a service, where the user wants a certain one. */
  readonly tasks: ReadonlyMap<string, number>;
}

/** Below the range that systems give to outgoing connections: nobody takes it while its process restarts. */
const lowest = 20_000;
const highest = 30_000;

/** Chosen once: a process that is started again listens where it did before. */
export async function choosePorts(config: Config): Promise<Ports> {
  const edge = await portFor(config, 'QUARTET_PORT');
  const provider = await portFor(config, 'PROVIDER_PORT');
  const tasks = new Map<string, number>();
  for (const { name } of services) {
    const variable = `${variableOf(name)}_PORT` as const;
    if (config[variable]) tasks.set(name, await portFor(config, variable));
  }
  return { edge, provider, cloud: await freePort(), postgres: await freePort(), tasks };
}

const given = new Set<number>();

/** One that nothing listens at, and that was given to nobody before. */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = randomInt(lowest, highest);
    if (given.has(port)) continue;
    given.add(port);
    if (await isFree(port)) return port;
  }
}

/**
 * Any free one, unless one is asked for.
 * @throws StartFailure when something listens there
 */
async function portFor(config: Config, variable: `${string}_PORT`): Promise<number> {
  const port = config[variable];
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
