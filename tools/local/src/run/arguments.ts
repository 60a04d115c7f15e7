import { parseArgs } from 'node:util';
import { type Service, services, type ServiceName } from '@quartet/infra/services';
import { StartFailure } from './start-failure.ts';

export interface Arguments {
  /** Forget the data first. */
  readonly reset: boolean;
  /** Run this service watched, with what it needs; everything when undefined. */
  readonly watched: ServiceName | undefined;
}

const usage = 'npm start [-- --reset], or npx nx serve <service>';

export function readArguments(args: readonly string[]): Arguments {
  const { values, positionals } = parse(args);
  const [command, name, ...rest] = positionals;
  if (command === undefined) return { reset: values.reset, watched: undefined };
  const service = services.find((each) => each.name === name);
  if (command !== 'serve' || !service || rest.length > 0) {
    throw new StartFailure(`"${positionals.join(' ')}" is not understood; use ${usage}.`);
  }
  return { reset: values.reset, watched: service.name };
}

/** A service and all that it needs, directly or not; every service when none is asked for. */
export function chooseServices(asked: ServiceName | undefined): readonly Service[] {
  if (asked === undefined) return services;
  const wanted = new Set<ServiceName>([asked]);
  for (const name of wanted) {
    for (const need of services.find((each) => each.name === name)?.needs ?? []) wanted.add(need);
  }
  return services.filter(({ name }) => wanted.has(name));
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { reset: { type: 'boolean', default: false } },
    });
  } catch (cause) {
    throw new StartFailure(`${args.join(' ')} is not understood; use ${usage}.`, { cause });
  }
}
