import type { Logger } from '@quartet/logging';

/** Something that runs beside the requests, from start to stop. */
export interface Worker {
  start(): void;
  /** Resolves when what was under way has ended. */
  stop(): Promise<void>;
}

export interface LoopOptions {
  readonly name: string;
  /** Milliseconds from the end of a sweep to the next. */
  readonly every: number;
  readonly log: Logger;
  readonly sweep: () => Promise<unknown>;
}

const longest = 15_000;

/**
 * Sweeps at start and again and again. A sweep that fails is logged and the next one tries anew; one
 * that hangs ends the process, since a task that only looks alive is worse than one that is replaced.
 */
export function loop({ name, every, log, sweep }: LoopOptions): Worker {
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> = Promise.resolve();
  let stopped = false;

  const once = async (): Promise<void> => {
    const watchdog = setTimeout(() => {
      log.fatal({ worker: name }, 'a sweep hangs; the process ends');
      process.exit(1);
    }, longest);
    try {
      await sweep();
    } catch (error) {
      log.error({ err: error, worker: name }, 'a sweep failed');
    } finally {
      clearTimeout(watchdog);
    }
    if (!stopped) timer = setTimeout(turn, every);
  };
  const turn = () => {
    running = once();
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
