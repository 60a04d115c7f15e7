import { parseArgs } from 'node:util';
import { services, type ServiceName } from '@quartet/infra/services';
import { StartFailure } from './failure.ts';

export interface Arguments {
  /** Forget the data first. */
  readonly reset: boolean;
  /** Run this service watched, with what it needs; everything when undefined. */
  readonly watched: ServiceName | undefined;
}

export const usage = 'npm start [-- --reset], or npx nx serve <service>';

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
