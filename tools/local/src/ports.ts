import { services, type ServiceName } from '@quartet/infra/services';
import type { Config } from './config.ts';
import type { Ports } from './environment.ts';
import { claimPort, freePort } from './port.ts';

/** Chosen once: a process that is started again listens where it did before. */
export async function choosePorts(config: Config): Promise<Ports> {
  const edge = await claimPort(config.QUARTET_PORT, 'QUARTET_PORT');
  const provider = await portOf(config, 'provider');
  const chosen: Partial<Record<ServiceName, number>> = {};
  for (const { name } of services) chosen[name] = await portOf(config, name);
  return { edge, provider, services: chosen as Record<ServiceName, number> };
}

async function portOf(config: Config, name: ServiceName | 'provider'): Promise<number> {
  const variable = `${name.toUpperCase()}_PORT` as `${Uppercase<typeof name>}_PORT`;
  const asked = config[variable];
  return asked === undefined ? freePort() : claimPort(asked, variable);
}
