import { setTimeout as pause } from 'node:timers/promises';

const rest = 200;
const patience = 60_000;

/** Polls until there is a result. @throws Error with the expectation after a minute */
export async function until<Result>(
  expectation: string,
  poll: () => Promise<Result | undefined> | Result | undefined,
): Promise<Result> {
  const deadline = performance.now() + patience;
  for (;;) {
    const result = await poll();
    if (result !== undefined) return result;
    if (performance.now() > deadline)
      throw new Error(`${expectation}: not within ${patience / 1_000} s`);
    await pause(rest);
  }
}

/** A signal that ends a wait after a minute. */
export function inTime(): AbortSignal {
  return AbortSignal.timeout(patience);
}
