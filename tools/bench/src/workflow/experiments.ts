import { type Effects, effectsOf, readEntries } from './effects.ts';
import type { OrderSide } from './order-sides.ts';
import { settle } from './settle.ts';

/** The end of some orders, by their clients and by the provider's journal. */
export interface Experiment extends Effects {
  readonly orders: number;
  readonly confirmed: number;
  /** Orders that had not ended after 30 s. */
  readonly unfinished: number;
  /** Seconds until the last of them had ended, or was given up. */
  readonly seconds: number;
}

const amidKill = { orders: 50, endedBefore: 10 };

/** Kills all processes of a side while it has orders under way, and starts them again. */
export function killAmidOrders(side: OrderSide, token: string): Promise<Experiment> {
  return observe(side, async () => {
    const early = Promise.withResolvers<void>();
    let ended = 0;
    const orders = Array.from({ length: amidKill.orders }, async () => {
      const status = await settle(side.url, token, 'pm_ok');
      if (++ended === amidKill.endedBefore) early.resolve();
      return status;
    });
    await early.promise;
    await Promise.all(side.processes.map((each) => each.kill()));
    await Promise.all(side.processes.map((each) => each.start()));
    return Promise.all(orders);
  });
}

/** Places orders with a payment method whose outcome is unknown at first. */
export function payBy(side: OrderSide, token: string, method: string): Promise<Experiment> {
  const orders = Array.from({ length: 5 }, () => method);
  return observe(side, () => Promise.all(orders.map((each) => settle(side.url, token, each))));
}

async function observe(
  { journal }: OrderSide,
  work: () => Promise<readonly string[]>,
): Promise<Experiment> {
  const before = (await readEntries(journal)).length;
  const began = performance.now();
  const statuses = await work();
  const seconds = (performance.now() - began) / 1_000;
  const ended = statuses.filter((status) => status !== 'processing' && status !== 'lost');
  return {
    orders: statuses.length,
    confirmed: statuses.filter((status) => status === 'confirmed').length,
    unfinished: statuses.length - ended.length,
    seconds,
    ...effectsOf(await readEntries(journal, before)),
  };
}
