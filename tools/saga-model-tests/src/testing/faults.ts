import type { ActivityFault } from '../injected-fault.ts';
import type { ExecutionContext } from './activity.ts';
import type { Pauses } from './pauses.ts';

/** The work of a fault point, and its context. */
interface FaultTarget<T> {
  readonly context: ExecutionContext;
  readonly work: () => Promise<T>;
}

export interface Faults {
  inject<T>(fault: ActivityFault, doing: FaultTarget<T>): Promise<T>;
  /** Delivers the delayed calls. */
  deliver(): Promise<void>;
  /** Discards the delayed calls. */
  forget(): void;
}

export function createFaults(pauses: Pauses): Faults {
  const late: (() => Promise<unknown>)[] = [];
  return {
    inject: async (fault, { context, work }) => {
      switch (fault) {
        case 'killed':
          context.task?.crash();
          throw failure();
        case 'killed_after':
          await work();
          context.task?.crash();
          throw failure();
        case 'paused':
          await pauses.pause(context);
          context.task?.assertAlive();
          return work();
        case 'paused_after': {
          const result = await work();
          await pauses.pause(context);
          return result;
        }
        case 'reset':
          throw failure();
        case 'lost':
          await work();
          throw failure();
        case 'twice':
          await work();
          return work();
        case 'late':
          late.push(work);
          throw failure();
      }
    },
    deliver: async () => {
      for (const work of late.splice(0)) await Promise.allSettled([work()]);
    },
    forget: () => {
      late.length = 0;
    },
  };
}

function failure(): Error {
  return Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET' });
}
