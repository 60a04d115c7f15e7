import type { RateBasedRule } from '@quartet/cloudformation/model/web-acl';

/** Counts a request of an address; true when it is blocked. */
type IsBlocked = (address: string) => boolean;

const slices = 10;
const maxAddresses = 10_000;

interface SlidingWindow {
  readonly counts: number[];
  slice: number;
  sum: number;
}

/** Counts the requests of each address in the window that ends now, to a tenth of it. */
export function createRateBasedRule(
  { limit, evaluationWindowSec }: RateBasedRule,
  now = () => Date.now(),
): IsBlocked {
  const windows = new Map<string, SlidingWindow>();
  const width = (evaluationWindowSec * 1_000) / slices;
  return (address) => {
    const slice = Math.floor(now() / width);
    const window = windows.get(address) ?? { counts: Array<number>(slices).fill(0), slice, sum: 0 };
    dropOldSlices(window, slice);
    window.counts[slice % slices] = (window.counts[slice % slices] ?? 0) + 1;
    window.sum += 1;
    windows.delete(address);
    windows.set(address, window);
    const [oldest] = windows.keys();
    if (windows.size > maxAddresses && oldest !== undefined) windows.delete(oldest);
    return window.sum > limit;
  };
}

function dropOldSlices(window: SlidingWindow, slice: number): void {
  for (let at = Math.max(window.slice + 1, slice - slices + 1); at <= slice; at += 1) {
    window.sum -= window.counts[at % slices] ?? 0;
    window.counts[at % slices] = 0;
  }
  window.slice = slice;
}
