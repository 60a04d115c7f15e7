import { UserError } from '@quartet/cloudformation/user-error';
import type { LaunchOptions } from './launcher.ts';

/** The arguments for node, without the telemetry loader: no traces are collected here. */
export function nodeArguments({
  name,
  container,
}: Pick<LaunchOptions, 'name' | 'container'>): readonly string[] {
  const [program, ...args] = container.command;
  if (program !== 'node') {
    throw new UserError(`${name} is started with "${program}", but only node can be started here.`);
  }
  return args.filter((arg, index) => !arg.startsWith('--import') && args[index - 1] !== '--import');
}
