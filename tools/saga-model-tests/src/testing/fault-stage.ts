import { AsyncLocalStorage } from 'node:async_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import { type FaultInjector, setFaultInjector } from '@quartet/faults';
import type { InjectedFault } from '../injected-fault.ts';
import { type Activity, faultAt, newActivity, type ExecutionContext } from './activity.ts';
import { type Faults, createFaults } from './faults.ts';
import { openPauses, type Pauses } from './pauses.ts';

/** Injects faults at every fault point of the services in this process. */
export interface FaultStage extends Pick<Faults, 'deliver'>, Pick<Pauses, 'resumeAll'> {
  begin(fault: InjectedFault | undefined): Activity;
  find(id: unknown): Activity | undefined;
  /** Runs the work, and everything that it causes, in the context. */
  runIn<T>(context: ExecutionContext, work: () => T): T;
  context(): ExecutionContext | undefined;
  /** Resolves when the activity makes no more progress by itself. */
  waitUntilQuiet(activity: Activity): Promise<void>;
  pausedCount(): number;
  /** Resumes a paused call, and waits until its activity is quiet again. */
  resume(which: number): Promise<void>;
  /** Stops injecting faults until `clear`. */
  disableFaults(): void;
  clear(): void;
}

export function openStage(): FaultStage {
  const contexts = new AsyncLocalStorage<ExecutionContext>();
  const activities = new Map<string, Activity>();
  const pauses = openPauses();
  const faults = createFaults(pauses);
  let faultsDisabled = false;
  setFaultInjector(
    createInjector(
      () => (faultsDisabled ? { ...contexts.getStore(), faultsDisabled } : contexts.getStore()),
      faults,
    ),
  );
  return {
    deliver: faults.deliver,
    resumeAll: pauses.resumeAll,
    begin: (fault) => {
      const activity = newActivity(fault);
      activities.set(activity.id, activity);
      return activity;
    },
    find: (id) => activities.get(String(id)),
    runIn: (context, work) => contexts.run(context, work),
    context: () => contexts.getStore(),
    waitUntilQuiet: quiet,
    pausedCount: pauses.count,
    resume: async (which) => {
      const activity = pauses.resume(which)?.activity;
      if (activity) await quiet(activity);
    },
    disableFaults: () => {
      faultsDisabled = true;
    },
    clear: () => {
      activities.clear();
      faults.forget();
      faultsDisabled = false;
    },
  };
}

/** Creates the fault injector. Work of a crashed task is not done, and has no result. */
function createInjector(
  current: () => (ExecutionContext & { readonly faultsDisabled?: boolean }) | undefined,
  faults: Faults,
): FaultInjector {
  return async (point, work) => {
    const context = current();
    const { task, activity, faultsDisabled } = context ?? {};
    task?.assertAlive();
    if (!context || !activity) return work();
    const fault = faultsDisabled ? undefined : faultAt(point, context);
    activity.arrived = true;
    activity.pendingCalls += 1;
    try {
      const result = await (fault ? faults.inject(fault, { context, work }) : work());
      task?.assertAlive();
      return result;
    } finally {
      activity.pendingCalls -= 1;
    }
  };
}

/** Idle turns of at least a millisecond, fewer than the polling interval of an order. */
const idleTurns = 12;

async function quiet(activity: Activity): Promise<void> {
  for (let idle = 0; idle < idleTurns; idle++) {
    if (activity.paused || (activity.done && activity.activeSagas === 0)) return;
    if (!activity.arrived || activity.pendingCalls > 0 || activity.activeSagas > 0) idle = 0;
    await pause(1);
  }
}
