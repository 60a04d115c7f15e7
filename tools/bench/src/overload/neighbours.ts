import { quantile } from '../median.ts';
import { openLoop } from './loops.ts';
import type { LoadedRequest, Send } from './send.ts';

/** Good answers per second to clients that keep to their rates, and their milliseconds at p99. */
export interface Served {
  readonly perSecond: number;
  readonly p99: number;
}

export interface Neighbours {
  readonly alone: Served;
  readonly besideAbuse: Served;
}

export interface NeighbourPlan {
  readonly send: Send;
  /** The next request of the clients that keep to their rates. */
  readonly next: () => LoadedRequest;
  readonly perSecond: number;
  readonly abuse: { readonly next: () => LoadedRequest; readonly perSecond: number };
}

const seconds = 8;

/** Loads with and without an abusive client beside the others. */
export async function loadNeighbours(plan: NeighbourPlan): Promise<Neighbours> {
  const { send, next, perSecond, abuse } = plan;
  const others = () => openLoop({ send, next }, perSecond, seconds);
  await others();
  const alone = served((await others()).samples);
  const [beside] = await Promise.all([
    others(),
    openLoop({ send, next: abuse.next }, abuse.perSecond, seconds),
  ]);
  return { alone, besideAbuse: served(beside.samples) };
}

function served(samples: Awaited<ReturnType<typeof openLoop>>['samples']): Served {
  const good = samples.filter(({ outcome }) => outcome === 'good').map(({ ms }) => ms);
  return { perSecond: good.length / seconds, p99: quantile(good, 0.99) };
}
