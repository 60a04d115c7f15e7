import { parseArgs } from 'node:util';
import { services } from '@quartet/infra/services';
import { readSynthOptions } from '@quartet/infra/synth-options';
import type { Variant } from '../bundling/prepare.ts';
import { UserError } from '@quartet/cloudformation/user-error';

export interface Arguments {
  /** Forget the data first. */
  readonly reset: boolean;
  /** Run this service watched, with what it needs; everything when undefined. */
  readonly watchedService: string | undefined;
  /** Numbers of tasks by service; all others have that of their template. */
  readonly scale: ReadonlyMap<string, number>;
  readonly variant: Variant;
  /** Start tasks from the images that were built last. */
  readonly containers: boolean;
}

const usage =
  'npm start [-- --reset --containers --scale orders=3 --stage prod --edge rest --discovery cloud-map], or npx nx serve <service>';
const maxTasks = 20;

/**
 * @throws UserError for what is not understood, and infra's own Mistake for a variant that it does not
 * make, before it has taken its time to find out
 */
export function readArguments(args: readonly string[]): Arguments {
  const { values, positionals } = parse(args);
  const { reset, containers, scale, ...variant } = values;
  const rest = { reset, containers, variant, scale: new Map(scale.map(readScale)) };
  readSynthOptions((setting) => variant[setting as keyof Variant]);
  const [command, name, ...more] = positionals;
  if (command === undefined) return { ...rest, watchedService: undefined };
  if (command !== 'serve' || !isService(name) || more.length > 0) {
    throw usageError(`"${positionals.join(' ')}"`);
  }
  return { ...rest, watchedService: name };
}

/** A service and all that it needs, directly or not; every service when none is asked for. */
export function chooseServices(asked: string | undefined): readonly string[] {
  const names = services.map(({ name }) => name);
  if (asked === undefined) return names;
  const selected = new Set([asked]);
  for (const name of selected) {
    for (const need of services.find((each) => each.name === name)?.needs ?? []) selected.add(need);
  }
  return names.filter((name) => selected.has(name));
}

function readScale(text: string): [string, number] {
  const [, name, count] = /^(.+)=(\d+)$/.exec(text) ?? [];
  if (isService(name) && Number(count) <= maxTasks) return [name, Number(count)];
  throw usageError(`--scale ${text}`);
}

function isService(name: string | undefined): name is string {
  return services.some((each) => each.name === name);
}

function usageError(what: string, cause?: unknown): UserError {
  return new UserError(`${what} is not understood; use ${usage}.`, { cause });
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        reset: { type: 'boolean', default: false },
        containers: { type: 'boolean', default: false },
        scale: { type: 'string', multiple: true, default: [] },
        stage: { type: 'string', default: 'dev' },
        edge: { type: 'string', default: 'http' },
        discovery: { type: 'string', default: 'balancer' },
      },
    });
  } catch (cause) {
    throw usageError(args.join(' '), cause);
  }
}
