import type { LocalEndpoints } from '@quartet/cloudformation/model/local-endpoints';
import type { RequiredPorts } from '@quartet/cloudformation/required-ports';
import { freePort } from '../context/ports.ts';
import { cloudUrl, edgeUrl, type World } from '../context/world.ts';

export interface Chosen {
  readonly places: LocalEndpoints;
  readonly ports: {
    readonly edge: number;
    readonly listeners: Readonly<Record<number, number>>;
    readonly names: Readonly<Record<string, number>>;
  };
}

/** @param database the URL of PostgreSQL */
export async function choosePlaces(
  { listeners, names }: RequiredPorts,
  world: World,
  database: string,
): Promise<Chosen> {
  const ports = {
    edge: world.ports.edge,
    listeners: await portsFor(listeners),
    names: await portsFor(names),
  };
  const places = {
    edge: edgeUrl(world),
    listeners: urlsOf(ports.listeners),
    cloud: cloudUrl(world),
    database: new URL(database).host,
    names: urlsOf(ports.names),
  };
  return { places, ports };
}

async function portsFor(keys: readonly (string | number)[]): Promise<Record<string, number>> {
  const chosen: Record<string, number> = {};
  for (const key of keys) chosen[key] = await freePort();
  return chosen;
}

function urlsOf(ports: Readonly<Record<string, number>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(ports).map(([key, port]) => [key, `http://127.0.0.1:${port}`]),
  );
}
