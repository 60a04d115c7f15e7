import type { Logger } from '@quartet/logging';

/** Something that runs beside the requests, from start to stop. */
export interface Worker {
  /**
   * @param limit milliseconds that a sweep may take
   * @default - any time
   */
  start(limit?: number): void;
  /** Resolves when what was under way has ended. */
  stop(): Promise<void>;
}

export interface LoopOptions {
  readonly name: string;
  /** Milliseconds from the end of a sweep to the next. */
  readonly every: number;
  readonly log: Logger;
  /** Answers `again` when there is more to do at once; what else it answers does not matter. */
  readonly sweep: () => Promise<unknown>;
}

/** The result of a worker run that has left work for the next one, which starts at once. */
export const again = Symbol('again');

/**
 * Sweeps at start and again and again. A sweep that fails is logged and the next one tries anew; one that
 * takes longer than the limit ends the process: a task that only looks alive is worse than one that is replaced.
 */
export function loop({ name, every, log, sweep }: LoopOptions): Worker {
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> = Promise.resolve();
  let stopped = false;

  const hang = () => {
    log.fatal({ worker: name }, 'worker timed out; exiting');
    process.exit(1);
  };
  const once = async (limit?: number): Promise<void> => {
    const watchdog = limit === undefined ? undefined : setTimeout(hang, limit);
    let pause = every;
    try {
      if ((await sweep()) === again) pause = 0;
    } catch (error) {
      log.error({ err: error, worker: name }, 'worker run failed');
    } finally {
      clearTimeout(watchdog);
    }
    if (!stopped) timer = setTimeout(turn, pause, limit);
  };
  const turn = (limit?: number) => {
    running = once(limit);
  };

  return {
    start: turn,
    stop: async () => {
      stopped = true;
      clearTimeout(timer);
      await running;
    },
  };
}
