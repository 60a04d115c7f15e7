import type { Buyer } from './buyer.ts';

interface Demand {
  readonly buy: Buyer;
  readonly buyers: number;
  readonly units: number;
  readonly productOf: (unit: number) => string;
}

/** Lets so many buyers at once buy so many units; returns units per second. */
export async function sell({ buy, buyers, units, productOf }: Demand): Promise<number> {
  const began = performance.now();
  let next = 0;
  const visits = Array.from({ length: buyers }, async () => {
    while (next < units) {
      const sale = await buy(productOf(next++));
      if (sale !== 'sold') throw new Error('a product was out of stock too early');
    }
  });
  await Promise.all(visits);
  return (units * 1_000) / (performance.now() - began);
}
