import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { Home } from '../state-dir/home.ts';
import { removeStateFile, writeStateFile } from '../os/state-file.ts';
import type { Lifeline } from './lifeline.ts';
import type { Logs } from './logs.ts';
import { signalGroup } from '../os/processes.ts';

export interface ChildPlan {
  /** The name in `run/<name>.pid` and `logs/<name>.log`. */
  readonly name: string;
  /** @default - node */
  readonly program?: string;
  readonly args: readonly string[];
  readonly env: NodeJS.ProcessEnv;
  /** @default - ours */
  readonly cwd?: string;
  /** Opens an IPC channel to the process. */
  readonly hasIpc?: boolean;
  /** Called with each line that the process writes. */
  readonly onLine?: (line: string) => void;
}

export interface ChildTools {
  readonly home: Home;
  readonly lifeline: Lifeline;
  readonly logs: Logs;
  /** Aborted when there is no more time to drain. */
  readonly force: AbortSignal;
}

/** A process until it ends; whatever it has started ends with it. */
export interface Child {
  readonly pid: number;
  readonly process: ChildProcess;
  /** The reason why it has ended: a signal, or an exit code. */
  readonly ended: Promise<string>;
  /** The last lines that it wrote. */
  recentOutput(): readonly string[];
  /** Drained; killed after so many milliseconds. */
  stop(limit: number): Promise<void>;
}

const maxRecentLines = 40;

export function startChild(plan: ChildPlan, tools: ChildTools): Child {
  const child = spawn(plan.program ?? process.execPath, plan.args, {
    env: plan.env,
    cwd: plan.cwd,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe', ...(plan.hasIpc ? (['ipc'] as const) : [])],
  });
  const pid = child.pid ?? 0;
  tools.lifeline.track(pid);
  writeStateFile(tools.home.pid(plan.name), String(pid));
  const recent: string[] = [];
  const log = tools.logs.of(plan.name);
  for (const stream of [child.stdout, child.stderr]) {
    if (!stream) continue;
    createInterface({ input: stream }).on('line', (line) => {
      if (recent.push(line) > maxRecentLines) recent.shift();
      log.write(line);
      plan.onLine?.(line);
    });
  }
  const ended = untilEnded(child, plan, tools);
  return {
    pid,
    process: child,
    ended,
    recentOutput: () => recent,
    stop: async (limit) => {
      child.kill('SIGTERM');
      const late = AbortSignal.any([tools.force, AbortSignal.timeout(limit)]);
      const kill = () => signalGroup(pid, 'SIGKILL');
      if (late.aborted) kill();
      late.addEventListener('abort', kill);
      await ended;
      late.removeEventListener('abort', kill);
    },
  };
}

async function untilEnded(
  child: ChildProcess,
  { name }: ChildPlan,
  { home, lifeline }: ChildTools,
): Promise<string> {
  const pid = child.pid ?? 0;
  child.once('exit', () => signalGroup(pid, 'SIGKILL'));
  const [code, signal] = (await once(child, 'close')) as [number | null, NodeJS.Signals | null];
  lifeline.untrack(pid);
  removeStateFile(home.pid(name));
  return signal ?? `exit code ${code}`;
}
