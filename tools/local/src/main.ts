import { watchForEnd } from './cli/ending.ts';
import { load } from './cli/load.ts';
import { print } from './terminal/print.ts';

const ending = watchForEnd(process.env);

/** A reader of our output that goes away does not stop us. */
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);

process.on('uncaughtException', (error) => {
  fail(error);
  ending.begin();
});

try {
  const { runCommand } = await load(() => import('./cli/command.ts'));
  await runCommand(process, ending);
} catch (error) {
  fail(error);
}
process.exit();

function fail(error: unknown): void {
  print.failure(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
