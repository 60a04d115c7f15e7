import type { Logger } from '@quartet/logging';

const interval = 1_000;

/** Counts rejected requests, and logs one line a second: a line for each would cost as much as the request. */
export function countRejections(log: Logger): () => void {
  let count = 0;
  const write = () => {
    log.warn({ count, metrics: { Errors: count } }, 'requests rejected for overload');
    count = 0;
  };
  return () => {
    if (count === 0) setTimeout(write, interval).unref();
    count += 1;
  };
}
