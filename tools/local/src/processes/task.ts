import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { StartFailure } from '../run/start-failure.ts';
import type { Home } from '../home/home.ts';
import { lastWords } from './last-words.ts';
import type { Lifeline } from './lifeline.ts';
import { openLog, type Log } from './open-log.ts';
import { print } from '../run/print.ts';
import { signalGroup } from './processes.ts';
import { replaceFile } from '../home/replace-file.ts';

export interface TaskPlan {
  /** As in `run/<name>.pid`. */
  readonly name: string;
  /** Arguments of node. */
  readonly args: readonly string[];
  readonly env: NodeJS.ProcessEnv;
  readonly isReady: () => Promise<boolean>;
  /** It is being written: when it does not start, wait for its next version. */
  readonly watched: boolean;
}

export interface TaskTools {
  readonly home: Home;
  readonly lifeline: Lifeline;
  readonly pretty: boolean;
  readonly stopLimit: number;
  /** Aborted when everything stops: what ends then is not started again. */
  readonly signal: AbortSignal;
  /** Aborted when there is no more time to drain. */
  readonly hurry: AbortSignal;
  /** Called when another process has taken its place. */
  readonly moved: () => void;
}

/** One process that is kept running until it is stopped. */
export interface Task {
  readonly name: string;
  /** When it was first started, on the clock of `performance`. */
  readonly since: number;
  pid(): number;
  ready(): Promise<void>;
  /** Drained; killed when it takes too long. */
  stop(): Promise<void>;
}

const limits = {
  start: 30_000,
  hint: 5_000,
  poll: 30,
  firstRest: 100,
  longestRest: 5_000,
  goodLife: 10_000,
};

export function startTask(plan: TaskPlan, tools: TaskTools): Task {
  const log = openLog({ name: plan.name, file: tools.home.log(plan.name), pretty: tools.pretty });
  const since = performance.now();
  const stopping = new AbortController();
  const over = AbortSignal.any([stopping.signal, tools.signal]);
  const wasReady = untilReady(plan, over);
  let isReady = plan.watched;
  let child = launch(plan, tools, log);

  async function live(): Promise<void> {
    for (let rest = limits.firstRest; ; rest = Math.min(rest * 2, limits.longestRest)) {
      const from = performance.now();
      const reason = await endOf(child, plan, tools);
      if (over.aborted) return;
      if (!isReady)
        throw new StartFailure(`${plan.name} did not start: ${lastWords(log.recent())}`);
      if (performance.now() - from > limits.goodLife) rest = limits.firstRest;
      print.note(`${plan.name} ended (${reason}) and is started again`);
      await pause(rest, undefined, { signal: over }).catch(() => undefined);
      if (over.aborted) return;
      child = launch(plan, tools, log);
      tools.moved();
    }
  }

  const life = live();
  life.catch(() => stopping.abort());
  wasReady.catch(() => undefined);
  return {
    name: plan.name,
    since,
    pid: () => child.pid ?? 0,
    ready: async () => {
      await Promise.race([life.then(() => wasReady), wasReady]);
      isReady = true;
    },
    stop: async () => {
      stopping.abort();
      child.kill('SIGTERM');
      const late = AbortSignal.any([tools.hurry, AbortSignal.timeout(tools.stopLimit)]);
      const kill = () => signalGroup(child.pid, 'SIGKILL');
      if (late.aborted) kill();
      late.addEventListener('abort', kill);
      await life.catch(() => undefined);
      late.removeEventListener('abort', kill);
    },
  };
}

function launch(plan: TaskPlan, { home, lifeline }: TaskTools, log: Log): ChildProcess {
  const child = spawn(process.execPath, plan.args, {
    env: plan.env,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const pid = child.pid ?? 0;
  lifeline.hold(pid);
  replaceFile(home.pid(plan.name), String(pid));
  for (const stream of [child.stdout, child.stderr]) {
    if (stream) createInterface({ input: stream }).on('line', log.write);
  }
  return child;
}

/** Waits for its end, and ends what it started. */
async function endOf(child: ChildProcess, plan: TaskPlan, tools: TaskTools): Promise<string> {
  const pid = child.pid ?? 0;
  child.once('exit', () => signalGroup(pid, 'SIGKILL'));
  const [code, signal] = (await once(child, 'close')) as [number | null, NodeJS.Signals | null];
  tools.lifeline.release(pid);
  rmSync(tools.home.pid(plan.name), { force: true });
  return signal ?? `exit code ${code}`;
}

async function untilReady(plan: TaskPlan, signal: AbortSignal): Promise<void> {
  let deadline = performance.now() + (plan.watched ? limits.hint : limits.start);
  while (!(await plan.isReady())) {
    signal.throwIfAborted();
    await pause(limits.poll);
    if (performance.now() < deadline) continue;
    if (!plan.watched) throw new StartFailure(`${plan.name} did not become ready in time.`);
    print.note(`${plan.name} is not ready; it is started again when its sources change`);
    deadline = Infinity;
  }
}
