import { setTimeout as wait } from 'node:timers/promises';
import { DeliveryFailure } from '../../delivery-failure.ts';

export interface Patience {
  /** Milliseconds between two questions to the cloud. */
  readonly every: number;
  /** Milliseconds until it is given up. */
  readonly atMost: number;
  /** Gives it up at once. */
  readonly signal?: AbortSignal;
}

/** Asks the cloud until it answers; the cloud has no way to call back. */
export async function poll<T>(
  what: string,
  ask: () => Promise<T | undefined>,
  { every, atMost, signal }: Patience,
): Promise<T> {
  const deadline = performance.now() + atMost;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    if (performance.now() > deadline) {
      throw new DeliveryFailure(
        `${what} did not come about within ${Math.round(atMost / 1_000)} s.`,
      );
    }
    await wait(every, undefined, { signal });
  }
}
