import { readConfig } from '@quartet/config';
import { readArguments } from './arguments.ts';
import { Config } from '../context/config.ts';
import type { Shutdown } from './shutdown.ts';
import { run } from './run.ts';

/** Runs the command line from its first line until all processes have ended. */
export async function runCommand(
  { argv, env }: Pick<NodeJS.Process, 'argv' | 'env'>,
  shutdown: Shutdown,
): Promise<void> {
  const args = readArguments(argv.slice(2));
  const config = readConfig(Config, env);
  await run({ args, config, inherited: env, shutdown });
}
