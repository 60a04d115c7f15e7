/** Runs the work when there is a place for it. */
type ConcurrencyLimit = <T>(work: () => Promise<T>) => Promise<T>;

/** At most so many run at once; the others wait for their turn. */
export function limitConcurrency(max: number): ConcurrencyLimit {
  const waiting: (() => void)[] = [];
  let running = 0;
  return async (work) => {
    if (running < max) running += 1;
    else await new Promise<void>((resolve) => waiting.push(resolve));
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else running -= 1;
    }
  };
}
