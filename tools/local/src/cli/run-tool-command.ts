import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { constants } from 'node:os';

/** A terminal sends its Ctrl-C to the tool itself. */
const forwarded = ['SIGTERM', 'SIGHUP'] as const;

/** Runs another tool of the workspace in this terminal; returns its exit code. */
export async function runToolCommand(program: string, args: readonly string[]): Promise<number> {
  const argv = ['--conditions=@quartet/source', program, ...args];
  const child = spawn(process.execPath, argv, { stdio: 'inherit' });
  for (const signal of forwarded) process.on(signal, () => child.kill(signal));
  const [code, signal] = (await once(child, 'exit')) as [number | null, NodeJS.Signals | null];
  return code ?? 128 + constants.signals[signal ?? 'SIGTERM'];
}
