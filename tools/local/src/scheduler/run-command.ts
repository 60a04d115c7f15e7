import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Lifeline } from '../supervisor/lifeline.ts';
import { signalGroup } from '../os/processes.ts';

interface CommandOptions {
  readonly env: NodeJS.ProcessEnv;
  readonly cwd: string;
  readonly lifeline: Lifeline;
  /** Aborted when nobody wants to know any more, or it has taken too long. */
  readonly signal: AbortSignal;
}

/** True when the command succeeds before it is killed. */
export async function runCommand(
  [program = '', ...args]: readonly string[],
  { env, cwd, lifeline, signal }: CommandOptions,
): Promise<boolean> {
  const child = spawn(program, args, { env, cwd, detached: true, stdio: 'ignore' });
  const pid = child.pid;
  if (pid === undefined) return once(child, 'error').then(() => false);
  lifeline.track(pid);
  const kill = () => signalGroup(pid, 'SIGKILL');
  signal.addEventListener('abort', kill);
  if (signal.aborted) kill();
  const [code] = (await once(child, 'close')) as [number | null];
  signal.removeEventListener('abort', kill);
  lifeline.untrack(pid);
  return code === 0;
}
