/** Runs the work when there is a place for it. */
export type Slots = <T>(work: () => Promise<T>) => Promise<T>;

/** At most so many run at once; the others wait for their turn. */
export function createSlots(most: number): Slots {
  const waiting: (() => void)[] = [];
  let taken = 0;
  return async (work) => {
    if (taken < most) taken += 1;
    else await new Promise<void>((resolve) => waiting.push(resolve));
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else taken -= 1;
    }
  };
}
