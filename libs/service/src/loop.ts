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
  /**
   * True for work without which the task still serves: a run that takes longer than the limit is abandoned.
   * @default false
   */
  readonly optional?: boolean;
  /** Answers `again` when there is more to do at once; what else it answers does not matter. */
  readonly sweep: () => Promise<unknown>;
}

/** The result of a worker run that has left work for the next one, which starts at once. */
export const again = Symbol('again');

/**
 * Sweeps at start and again and again. A sweep that fails is logged and the next one tries anew. One that takes longer
 * than the limit ends the process, unless it is optional: a task whose orders stand still only looks alive, and one
 * whose events stand still serves its requests.
 */
export function loop({ name, every, log, sweep, optional = false }: LoopOptions): Worker {
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> = Promise.resolve();
  let stopped = false;

  const exit = () => {
    log.fatal({ worker: name }, 'worker timed out; exiting');
    process.exit(1);
  };
  const abandon = () => log.error({ worker: name }, 'worker timed out; its run is abandoned');
  const run = async (): Promise<unknown> => {
    try {
      return await sweep();
    } catch (error) {
      log.error({ err: error, worker: name }, 'worker run failed');
      return undefined;
    }
  };
  const once = async (limit?: number): Promise<void> => {
    const overtime = Promise.withResolvers<void>();
    const hang = () => {
      if (!optional) exit();
      abandon();
      overtime.resolve();
    };
    const watchdog = limit === undefined ? undefined : setTimeout(hang, limit);
    const result = await Promise.race([run(), overtime.promise]);
    clearTimeout(watchdog);
    const pause = result === again ? 0 : every;
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
