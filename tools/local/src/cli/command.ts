import { readConfig } from '@quartet/config';
import { requireReady, stateFolder } from '@quartet/local-client/ready';
import { Config } from '../context/config.ts';
import { print } from '../terminal/print.ts';
import { curl } from './client/curl.ts';
import { openPage, pageUrl } from './client/open-page.ts';
import { readStatus, showStatus } from './client/status.ts';
import type { Command } from './command-line/command.ts';
import { readCommand } from './command-line/command-line.ts';
import type { Shutdown } from './shutdown.ts';

/** Runs the command line from its first line until all processes have ended; returns the exit code. */
export async function runCommand(
  { argv, env, stdout }: Pick<NodeJS.Process, 'argv' | 'env' | 'stdout'>,
  shutdown: Shutdown,
): Promise<number> {
  const command = readCommand(argv.slice(2), stdout.columns);
  switch (command.kind) {
    case 'print':
      print.line(command.text);
      return 0;
    case 'run': {
      const { run } = await import('./run.ts');
      await run({ args: command.args, config: readConfig(Config, env), inherited: env, shutdown });
      return 0;
    }
    case 'tool': {
      const { runToolCommand } = await import('./run-tool-command.ts');
      return runToolCommand(command.program, command.args);
    }
    default:
      return runClientCommand(command, stateFolder(env));
  }
}

type ClientCommand = Extract<Command, { readonly kind: 'status' | 'open' | 'curl' }>;

async function runClientCommand(command: ClientCommand, home: string): Promise<number> {
  const ready = requireReady(home, 'set QUARTET_HOME to its folder');
  if (command.kind === 'status') {
    const status = await readStatus(home, ready);
    print.line(command.json ? JSON.stringify(status, null, 2) : showStatus(status));
    return status.isHealthy ? 0 : 1;
  }
  if (command.kind === 'open') {
    const url = pageUrl(ready, command.page);
    print.line(url);
    if (!(await openPage(url))) print.note('No browser could be started here; open the address.');
    return 0;
  }
  const { status, isError, text } = await curl(ready, command.request);
  process.stderr.write(`${status}\n`);
  print.line(text);
  return isError ? 1 : 0;
}
