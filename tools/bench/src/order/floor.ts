import type { Script } from './script.ts';
import { withClient } from '../sql.ts';

export const services = ['orders', 'payments', 'products'] as const;

export type Service = (typeof services)[number];

/** The statements of one order in one database. */
export interface Share {
  readonly service: Service;
  readonly url: string;
  readonly script: Script;
  /** A query that counts the orders of which all steps in this database were done. */
  readonly finished: string;
}

export interface FloorPlan {
  /** A name for the files of the scripts. */
  readonly name: string;
  readonly folder: string;
  readonly shares: readonly Share[];
  /** The number of clients of each database. */
  readonly clients: number;
}

export interface Floor {
  /** The name of the load generator. */
  readonly client: string;
  /** Runs the given number of orders, shared among the clients. */
  run(ordersEach: number): Promise<unknown>;
}

/** Orders per second of the databases alone. */
export async function paceOf(floor: Floor, plan: FloorPlan, ordersEach: number): Promise<number> {
  const orders = plan.clients * ordersEach;
  const before = await finishedIn(plan);
  const began = performance.now();
  await floor.run(ordersEach);
  const seconds = (performance.now() - began) / 1_000;
  const after = await finishedIn(plan);
  for (const [index, { service }] of plan.shares.entries()) {
    const finished = (after[index] ?? 0) - (before[index] ?? 0);
    if (finished !== orders)
      throw new Error(`${plan.name}: ${service} finished ${finished} of ${orders} orders`);
  }
  return orders / seconds;
}

function finishedIn({ shares }: FloorPlan): Promise<readonly number[]> {
  return Promise.all(
    shares.map(({ url, finished }) =>
      withClient(url, async (client) => {
        const { rows } = await client.query<{ readonly count: string }>(finished);
        return Number(rows[0]?.count);
      }),
    ),
  );
}
