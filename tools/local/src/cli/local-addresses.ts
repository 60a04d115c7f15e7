import type { LocalEndpoints } from '@quartet/cloudformation/model/local-endpoints';
import type { RequiredPorts } from '@quartet/cloudformation/required-ports';
import { freePort } from '../context/ports.ts';
import { cloudUrl, edgeUrl, type RunContext } from '../context/run-context.ts';

export interface LocalAddresses {
  readonly endpoints: LocalEndpoints;
  readonly ports: {
    readonly edge: number;
    readonly listeners: Readonly<Record<number, number>>;
    readonly names: Readonly<Record<string, number>>;
  };
}

/** @param database the URL of PostgreSQL */
export async function chooseAddresses(
  { listeners, names }: RequiredPorts,
  context: RunContext,
  database: string,
): Promise<LocalAddresses> {
  const ports = {
    edge: context.ports.edge,
    listeners: await portsFor(listeners),
    names: await portsFor(names),
  };
  const endpoints = {
    edge: edgeUrl(context),
    listeners: urlsOf(ports.listeners),
    cloud: cloudUrl(context),
    database: new URL(database).host,
    names: urlsOf(ports.names),
  };
  return { endpoints, ports };
}

async function portsFor(keys: readonly (string | number)[]): Promise<Record<string, number>> {
  const ports: Record<string, number> = {};
  for (const key of keys) ports[key] = await freePort();
  return ports;
}

function urlsOf(ports: Readonly<Record<string, number>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(ports).map(([key, port]) => [key, `http://127.0.0.1:${port}`]),
  );
}
