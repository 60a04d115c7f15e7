import { setTimeout as wait } from 'node:timers/promises';
import { UserError } from '@quartet/cloudformation/user-error';

export interface PollOptions {
  /** Milliseconds between two questions to the cloud. */
  readonly intervalMs: number;
  /** Milliseconds until it is given up. */
  readonly timeoutMs: number;
  /** Gives it up at once. */
  readonly signal?: AbortSignal;
}

/** Asks the cloud until it answers; the cloud has no way to call back. */
export async function poll<T>(
  what: string,
  ask: () => Promise<T | undefined>,
  { intervalMs, timeoutMs, signal }: PollOptions,
): Promise<T> {
  const deadline = performance.now() + timeoutMs;
  for (;;) {
    const result = await ask();
    if (result !== undefined) return result;
    if (performance.now() > deadline) {
      throw new UserError(`${what} timed out after ${Math.round(timeoutMs / 1_000)} s.`);
    }
    await wait(intervalMs, undefined, { signal });
  }
}
