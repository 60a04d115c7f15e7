import { readConfig } from '@quartet/config';
import { readArguments } from './run/arguments.ts';
import { Config } from './run/config.ts';
import { watchForEnd } from './run/ending.ts';
import { print } from './run/print.ts';
import { run } from './run/run.ts';

const ending = watchForEnd(process.env);

/** A reader of our output that goes away does not stop us. */
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);

process.on('uncaughtException', (error) => {
  fail(error);
  ending.begin();
});

try {
  const args = readArguments(process.argv.slice(2));
  const config = readConfig(Config, process.env);
  await run({ args, config, inherited: process.env, ending });
} catch (error) {
  fail(error);
}
process.exit();

function fail(error: unknown): void {
  print.failure(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
