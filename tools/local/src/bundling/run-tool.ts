import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import type { Lifeline } from '../supervisor/lifeline.ts';
import { signalGroup } from '../os/processes.ts';
import { UserError } from '@quartet/cloudformation/user-error';
import { buildFailureReason } from './build-failure-reason.ts';
import { file } from '../context/workspace.ts';

export interface ToolOptions {
  readonly inherited: NodeJS.ProcessEnv;
  readonly lifeline: Lifeline;
  readonly signal: AbortSignal;
  /** Called with each line of its output. */
  readonly onLine?: (line: string) => void;
}

/**
 * Runs a tool of the workspace, with arguments of node. It does not know that Nx may run us already.
 * @throws UserError with the reason when it fails
 */
export async function runTool(
  args: readonly string[],
  { inherited, lifeline, signal, onLine }: ToolOptions,
): Promise<void> {
  const env = Object.fromEntries(
    Object.entries(inherited).filter(([name]) => !/^(NX_|FORCE_COLOR$)/.test(name)),
  );
  const child = spawn(process.execPath, args, {
    cwd: file('.'),
    env: { ...env, NO_COLOR: '1', NODE_NO_WARNINGS: '1', NODE_COMPILE_CACHE: file('dist/cache') },
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const pid = child.pid ?? 0;
  lifeline.track(pid);
  const end = () => signalGroup(pid, 'SIGKILL');
  signal.addEventListener('abort', end);
  const output = [linesOf(child.stdout, onLine), linesOf(child.stderr, onLine)];
  const [code] = (await once(child, 'close')) as [number | null];
  signal.removeEventListener('abort', end);
  lifeline.untrack(pid);
  signal.throwIfAborted();
  if (code !== 0) {
    throw new UserError(`The build failed: ${buildFailureReason(output.flat().join('\n'))}`);
  }
}

/** The lines of a stream; those that are still to come are added. */
function linesOf(stream: Readable, onLine?: (line: string) => void): readonly string[] {
  const lines: string[] = [];
  createInterface({ input: stream }).on('line', (line) => {
    lines.push(line);
    onLine?.(line);
  });
  return lines;
}
