import { monitorEventLoopDelay } from 'node:perf_hooks';

const resolution = 10;
const windowMs = 100;

/**
 * Returns a function that returns by how many milliseconds the event loop was late, on average since an earlier call
 * that is at least 100 ms ago.
 */
export function createEventLoopDelay(): () => number {
  const histogram = monitorEventLoopDelay({ resolution });
  histogram.enable();
  let since = performance.now();
  let delay = 0;
  return () => {
    if (histogram.count > 0 && performance.now() - since >= windowMs) {
      delay = Math.max(0, histogram.mean / 1e6 - resolution);
      histogram.reset();
      since = performance.now();
    }
    return delay;
  };
}
