import { setTimeout as pause } from 'node:timers/promises';
import type { Shopper } from './shoppers.ts';

interface Rush {
  readonly orders: number;
  readonly perSecond: number;
}

/** So many at once, each ordering again as soon as its order is confirmed. */
export async function rush(
  buy: () => Promise<unknown>,
  shoppers: number,
  seconds: number,
): Promise<Rush> {
  const began = performance.now();
  const until = began + seconds * 1_000;
  const visits = Array.from({ length: shoppers }, async () => {
    let orders = 0;
    for (; performance.now() < until; orders++) await buy();
    return orders;
  });
  const orders = (await Promise.all(visits)).reduce((sum, each) => sum + each, 0);
  return { orders, perSecond: (orders * 1_000) / (performance.now() - began) };
}

/** One after another at a steady rate, whether the ones before are done or not; answers what each waited. */
export async function stroll(
  buy: Shopper,
  perSecond: number,
  seconds: number,
): Promise<readonly number[]> {
  const began = performance.now();
  const visits: Promise<number>[] = [];
  for (let number = 0; number < perSecond * seconds; number++) {
    const due = began + (number * 1_000) / perSecond;
    const early = due - performance.now();
    if (early > 0) await pause(early);
    visits.push(buy().then(() => performance.now() - due));
  }
  return Promise.all(visits);
}
