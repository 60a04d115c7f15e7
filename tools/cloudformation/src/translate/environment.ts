import type { Host } from './hosts.ts';
import { localise } from './localise.ts';

type Environment = Readonly<Record<string, string>>;

/** Puts addresses of this machine into an environment. A `…_PORT` beside a `…_HOST` goes with it. */
export function localEnvironment(environment: Environment, hosts: readonly Host[]): Environment {
  return Object.fromEntries(
    Object.entries(environment).map(([name, value]) => [
      name,
      localPort(name, environment, hosts) ?? localise(value, hosts),
    ]),
  );
}

function localPort(
  name: string,
  environment: Environment,
  hosts: readonly Host[],
): string | undefined {
  if (!name.endsWith('_PORT')) return undefined;
  const host = hosts.find((each) => each.name === environment[name.replace(/_PORT$/, '_HOST')]);
  const address = host?.address(environment[name]);
  return address === undefined ? undefined : new URL(address).port;
}
