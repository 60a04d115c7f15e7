import { setTimeout as pause } from 'node:timers/promises';
import { print } from '../terminal/print.ts';
import { UserError } from '@quartet/cloudformation/user-error';
import { type Child, type ChildPlan, type ChildTools, startChild } from './child.ts';
import { failureReason } from './failure-reason.ts';

export interface SupervisedProcessPlan extends ChildPlan {
  readonly isReady: () => Promise<boolean>;
  /** Called with each process that is started, the first one too. */
  readonly onStart?: (child: Child) => void;
}

export interface SupervisorTools extends ChildTools {
  /** Milliseconds until one that is told to stop is killed. */
  readonly stopLimit: number;
  /** Aborted when everything stops: what ends then is not started again. */
  readonly signal: AbortSignal;
  /** Called when another process has taken its place. */
  readonly onRestart: () => void;
}

/** One process that is kept running until it is stopped. */
export interface SupervisedProcess {
  readonly name: string;
  /** When it was first started, on the clock of `performance`. */
  readonly since: number;
  pid(): number;
  /** Settled when it is, however long that takes; rejected when it ends before. */
  ready(): Promise<void>;
  /** Drained; killed when it takes too long. */
  stop(): Promise<void>;
}

const limits = {
  slowStart: 30_000,
  poll: 30,
  firstRest: 100,
  longestRest: 5_000,
  goodLife: 10_000,
};

export function supervise(plan: SupervisedProcessPlan, tools: SupervisorTools): SupervisedProcess {
  const since = performance.now();
  const stopping = new AbortController();
  const over = AbortSignal.any([stopping.signal, tools.signal]);
  let isReady = false;
  let child = launch();

  function launch(): Child {
    const started = startChild(plan, tools);
    plan.onStart?.(started);
    return started;
  }

  async function live(): Promise<void> {
    for (let rest = limits.firstRest; ; rest = Math.min(rest * 2, limits.longestRest)) {
      const from = performance.now();
      const reason = await child.ended;
      if (over.aborted) return;
      if (!isReady)
        throw new UserError(`${plan.name} did not start: ${failureReason(child.recentOutput())}`);
      if (performance.now() - from > limits.goodLife) rest = limits.firstRest;
      print.note(`${plan.name} exited (${reason}); restarting it`);
      await pause(rest, undefined, { signal: over }).catch(() => undefined);
      if (over.aborted) return;
      child = launch();
      tools.onRestart();
    }
  }

  const life = live();
  life.catch(() => stopping.abort());
  return {
    name: plan.name,
    since,
    pid: () => child.pid,
    ready: async () => {
      const becoming = untilReady(plan, over);
      await Promise.race([life.then(() => becoming), becoming]);
      isReady = true;
    },
    stop: async () => {
      stopping.abort();
      await child.stop(tools.stopLimit);
      await life.catch(() => undefined);
    },
  };
}

async function untilReady(
  { name, isReady }: SupervisedProcessPlan,
  signal: AbortSignal,
): Promise<void> {
  let next = performance.now() + limits.slowStart;
  while (!(await isReady())) {
    signal.throwIfAborted();
    if (performance.now() > next) {
      print.note(`${name} is still starting`);
      next += limits.slowStart;
    }
    await pause(limits.poll);
  }
}
