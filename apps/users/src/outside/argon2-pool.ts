import { Problem } from '@quartet/problem';

export interface PoolSize {
  /** Works that run at once. */
  readonly running: number;
  /** Works that may wait for their turn. */
  readonly waiting: number;
}

export type Pool = <T>(work: () => Promise<T>) => Promise<T>;

/** Work costs a core, so it takes turns; what cannot have its turn soon is refused at once. */
export function createPool({ running, waiting }: PoolSize): Pool {
  const queue: (() => void)[] = [];
  let free = running;

  const enter = async (): Promise<void> => {
    if (free > 0) {
      free -= 1;
      return;
    }
    if (queue.length >= waiting) throw tooBusy();
    await new Promise<void>((resolve) => queue.push(resolve));
  };
  const leave = (): void => {
    const next = queue.shift();
    if (next) next();
    else free += 1;
  };

  return async (work) => {
    await enter();
    try {
      return await work();
    } finally {
      leave();
    }
  };
}

function tooBusy(): Problem {
  return new Problem('unavailable', 'Too many passwords are being checked.', { retryAfter: 1 });
}
