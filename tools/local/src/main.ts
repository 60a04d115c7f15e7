import { enableCompileCache } from 'node:module';
import { fileURLToPath } from 'node:url';
import { watchForShutdown } from './cli/shutdown.ts';
import { loadModule } from './cli/load-module.ts';
import { print } from './terminal/print.ts';

// The sources are compiled once for all starts.
enableCompileCache(fileURLToPath(new URL('../../../dist/cache', import.meta.url)));
const shutdown = watchForShutdown(process.env);

/** A reader of our output that goes away does not stop us. */
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);

process.on('uncaughtException', (error) => {
  fail(error);
  shutdown.request();
});

try {
  const { runCommand } = await loadModule(() => import('./cli/command.ts'));
  process.exitCode = await runCommand(process, shutdown);
} catch (error) {
  fail(error);
}
process.exit();

function fail(error: unknown): void {
  print.failure(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
