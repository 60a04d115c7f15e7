import { services } from '@quartet/infra/services';
import { freePort, isPortFree } from '@quartet/postgres';
import { type Config, variableOf } from './config.ts';
import { UserError } from '@quartet/cloudformation/user-error';

export { freePort };

export interface Ports {
  readonly edge: number;
  readonly provider: number;
  readonly cloud: number;
  readonly postgres: number;
  /** Where the spans of all processes come in, when the run is traced. */
  readonly traces: number;
  /** The ports that the user has fixed for the first task of a service. */
  readonly tasks: ReadonlyMap<string, number>;
}

/** Chosen once: a process that is started again listens where it did before. */
export async function choosePorts(config: Config): Promise<Ports> {
  const edge = await portFor(config, 'QUARTET_PORT');
  const provider = await portFor(config, 'PROVIDER_PORT');
  const cloud = await portFor(config, 'CLOUD_PORT');
  const tasks = new Map<string, number>();
  for (const { name } of services) {
    const variable = `${variableOf(name)}_PORT` as const;
    if (config[variable]) tasks.set(name, await portFor(config, variable));
  }
  const [postgres, traces] = [await freePort(), await freePort()];
  return { edge, provider, cloud, postgres, traces, tasks };
}

/**
 * Any free one, unless one is asked for.
 * @throws UserError when something listens there
 */
async function portFor(config: Config, variable: `${string}_PORT`): Promise<number> {
  const port = config[variable];
  if (!port) return freePort();
  if (await isPortFree(port)) return port;
  throw new UserError(`Port ${port} is taken; free it, or choose another with ${variable}.`);
}
