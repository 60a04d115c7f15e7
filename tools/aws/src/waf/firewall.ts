import type { RateBasedRule } from '@quartet/cloudformation/model/api-gateway';

/** Whether a request from an address is blocked; it is counted in any case. */
export type Firewall = (address: string) => boolean;

const slices = 10;
const mostAddresses = 10_000;

interface Counted {
  readonly counts: number[];
  slice: number;
  sum: number;
}

/** Counts the requests of each address in the window that ends now, to a tenth of it. */
export function createFirewall(
  { limit, evaluationWindowSec: window }: RateBasedRule,
  now = () => Date.now(),
): Firewall {
  const seen = new Map<string, Counted>();
  const width = (window * 1_000) / slices;
  return (address) => {
    const slice = Math.floor(now() / width);
    const counted = seen.get(address) ?? { counts: Array<number>(slices).fill(0), slice, sum: 0 };
    forget(counted, slice);
    counted.counts[slice % slices] = (counted.counts[slice % slices] ?? 0) + 1;
    counted.sum += 1;
    seen.delete(address);
    seen.set(address, counted);
    const [oldest] = seen.keys();
    if (seen.size > mostAddresses && oldest !== undefined) seen.delete(oldest);
    return counted.sum > limit;
  };
}

function forget(counted: Counted, slice: number): void {
  for (let at = Math.max(counted.slice + 1, slice - slices + 1); at <= slice; at += 1) {
    counted.sum -= counted.counts[at % slices] ?? 0;
    counted.counts[at % slices] = 0;
  }
  counted.slice = slice;
}
