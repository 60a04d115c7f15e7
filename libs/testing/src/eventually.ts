import { setTimeout as wait } from 'node:timers/promises';

const between = 20;

/**
 * Waits for a condition: tries until the check throws nothing and does not answer false.
 * @throws what the last try threw, after `limit` milliseconds.
 */
export async function eventually<T>(check: () => Promise<T> | T, limit = 120_000): Promise<T> {
  const deadline = performance.now() + limit;
  for (;;) {
    try {
      const result = await check();
      if (result !== false) return result;
      if (performance.now() > deadline) throw new Error(`it did not come true within ${limit} ms`);
    } catch (error) {
      if (performance.now() > deadline) throw error;
    }
    await wait(between);
  }
}
