import { readConfig } from '@quartet/config';
import { readArguments } from './arguments.ts';
import { Config } from '../context/config.ts';
import type { Shutdown } from './shutdown.ts';
import { run } from './run.ts';

/** What was typed, with its environment, from the first line until nothing runs any more. */
export async function runCommand(
  { argv, env }: Pick<NodeJS.Process, 'argv' | 'env'>,
  shutdown: Shutdown,
): Promise<void> {
  const args = readArguments(argv.slice(2));
  const config = readConfig(Config, env);
  await run({ args, config, inherited: env, shutdown });
}
