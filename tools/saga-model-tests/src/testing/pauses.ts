import type { ExecutionContext } from './activity.ts';
import type { Crashable } from './crashable.ts';

/** Calls that are paused until they are resumed. */
export interface Pauses {
  count(): number;
  pause(context: ExecutionContext): Promise<void>;
  /** Resumes one call, and returns its context. */
  resume(which: number): ExecutionContext | undefined;
  /** Resumes all calls of a crashed task. */
  resumeAll(task: Crashable): void;
}

interface PausedCall {
  readonly context: ExecutionContext;
  readonly goOn: () => void;
}

export function openPauses(): Pauses {
  const pauses: PausedCall[] = [];
  const end = (paused: PausedCall): void => {
    pauses.splice(pauses.indexOf(paused), 1);
    if (paused.context.activity) paused.context.activity.paused = false;
    paused.goOn();
  };
  return {
    count: () => pauses.length,
    pause: (context) => {
      const { promise, resolve } = Promise.withResolvers<void>();
      pauses.push({ context, goOn: resolve });
      if (context.activity) context.activity.paused = true;
      return promise;
    },
    resume: (which) => {
      const paused = pauses[which % Math.max(pauses.length, 1)];
      if (paused) end(paused);
      return paused?.context;
    },
    resumeAll: (task) => pauses.filter(({ context }) => context.task === task).forEach(end),
  };
}
