import { setTimeout as pause } from 'node:timers/promises';
import { type Effects, effectsOf, readEntries } from './effects.ts';
import type { OrderSide } from './order-side.ts';
import { hasEnded, settle } from './settle.ts';

/** The end of some orders, by their clients and by the provider's journal. */
export interface Experiment extends Effects {
  readonly orders: number;
  readonly confirmed: number;
  /** Orders that had not ended after 30 s. */
  readonly unfinished: number;
  /** Seconds until the last of them had ended, or was given up. */
  readonly seconds: number;
}

/** The orders that a kill has interrupted. */
interface Interruption {
  readonly interrupted: number;
  /** Those of them that ended after the restart, before any client sent its request again. */
  readonly resumed: number;
}

const amidKill = { orders: 50, endedBefore: 10, timeout: 30_000 };
const pollInterval = 50;

/** Kills all processes of a side while it has orders under way, and starts them again. */
export async function killAmidOrders(
  side: OrderSide,
  token: string,
): Promise<Experiment & Interruption> {
  let interruption: Interruption = { interrupted: 0, resumed: 0 };
  const experiment = await observe(side, async () => {
    const early = Promise.withResolvers<void>();
    const { promise: reconnect, resolve } = Promise.withResolvers<void>();
    let ended = 0;
    const orders = Array.from({ length: amidKill.orders }, async () => {
      const status = await settle({ url: side.url, token, method: 'pm_ok', reconnect });
      if (++ended === amidKill.endedBefore) early.resolve();
      return status;
    });
    await early.promise;
    interruption = await restart(side);
    resolve();
    return Promise.all(orders);
  });
  return { ...experiment, ...interruption };
}

async function restart(side: OrderSide): Promise<Interruption> {
  await Promise.all(side.processes.map((each) => each.kill()));
  const interrupted = await side.countUnderWay();
  await Promise.all(side.processes.map((each) => each.start()));
  const until = performance.now() + amidKill.timeout;
  let left = interrupted;
  while (left > 0 && performance.now() < until) {
    await pause(pollInterval);
    left = await side.countUnderWay();
  }
  return { interrupted, resumed: interrupted - left };
}

/** Places orders with a payment method whose outcome is unknown at first. */
export function payBy(side: OrderSide, token: string, method: string): Promise<Experiment> {
  const { url } = side;
  const orders = Array.from({ length: 5 }, () => ({ url, token, method }));
  return observe(side, () => Promise.all(orders.map(settle)));
}

async function observe(
  { journal }: OrderSide,
  work: () => Promise<readonly string[]>,
): Promise<Experiment> {
  const before = (await readEntries(journal)).length;
  const began = performance.now();
  const statuses = await work();
  const seconds = (performance.now() - began) / 1_000;
  return {
    orders: statuses.length,
    confirmed: statuses.filter((status) => status === 'confirmed').length,
    unfinished: statuses.filter((status) => !hasEnded(status)).length,
    seconds,
    ...effectsOf(await readEntries(journal, before)),
  };
}
