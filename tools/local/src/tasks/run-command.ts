import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Lifeline } from '../processes/lifeline.ts';
import { signalGroup } from '../processes/processes.ts';

export interface CommandOptions {
  readonly env: NodeJS.ProcessEnv;
  readonly cwd: string;
  readonly lifeline: Lifeline;
  /** Milliseconds. */
  readonly limit: number;
}

/** Whether the command ends well in time; when it does not end, it is killed. */
export async function runCommand(
  [program = '', ...args]: readonly string[],
  { env, cwd, lifeline, limit }: CommandOptions,
): Promise<boolean> {
  const child = spawn(program, args, { env, cwd, detached: true, stdio: 'ignore' });
  const pid = child.pid;
  if (pid === undefined) return once(child, 'error').then(() => false);
  lifeline.hold(pid);
  const timer = setTimeout(() => signalGroup(pid, 'SIGKILL'), limit);
  const [code] = (await once(child, 'close')) as [number | null];
  clearTimeout(timer);
  lifeline.release(pid);
  return code === 0;
}
