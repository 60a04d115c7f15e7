import { readsOf } from '@quartet/bench/edge/reads';
import type { Load } from '@quartet/bench/load/load';
import { prepareLoad } from '@quartet/bench/load/prepare-load';
import type { Quartet } from '@quartet/local-client/start-quartet';

/** The load test's result during an action. */
interface Seen<T> {
  readonly result: T;
  readonly requests: number;
  readonly failures: number;
}

/** About a hundred requests a second. */
const stream = { connections: 11, rest: 100 };
const seconds = 10;

/** Sends reads to the products service through the edge. */
export async function prepareReads({ ready }: Quartet, folder: string): Promise<Load> {
  return prepareLoad({ requests: await readsOf(ready), folder, ...stream });
}

/** Sends requests until the action is done. */
export async function underLoad<T>(
  load: Load,
  url: string,
  act: () => Promise<T>,
): Promise<Seen<T>> {
  let isOver = false;
  const acting = act().finally(() => (isOver = true));
  const counts = { requests: 0, failures: 0 };
  while (!isOver) {
    const { requests, failures } = await load.run({ url, seconds });
    counts.requests += requests;
    counts.failures += failures;
  }
  return { result: await acting, ...counts };
}
