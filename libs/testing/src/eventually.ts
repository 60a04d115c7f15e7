import { setTimeout as wait } from 'node:timers/promises';

const shortestPause = 20;
const longestPause = 250;

/**
 * Waits for a condition: tries until the check throws nothing and does not answer false. The longer it waits, the
 * less often it tries, because a check may start a program.
 * @throws what the last try threw, after `limit` milliseconds.
 */
export async function eventually<T>(check: () => Promise<T> | T, limit = 120_000): Promise<T> {
  const start = performance.now();
  const deadline = start + limit;
  for (;;) {
    try {
      const result = await check();
      if (result !== false) return result;
      if (performance.now() > deadline) throw new Error(`it did not come true within ${limit} ms`);
    } catch (error) {
      if (performance.now() > deadline) throw error;
    }
    const waited = performance.now() - start;
    await wait(Math.min(Math.max(waited / 10, shortestPause), longestPause));
  }
}
