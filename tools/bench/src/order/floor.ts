import type { Share } from './record-order.ts';
import { withClient } from '../sql.ts';

export interface FloorPlan {
  readonly folder: string;
  /** The URLs of the databases; the first is that of the orders service. */
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
  const expected = (await confirmed(plan)) + plan.clients * ordersEach;
  const began = performance.now();
  await floor.run(ordersEach);
  const seconds = (performance.now() - began) / 1_000;
  if ((await confirmed(plan)) !== expected)
    throw new Error('the databases did not confirm all orders');
  return (plan.clients * ordersEach) / seconds;
}

async function confirmed({ shares: [orders] }: FloorPlan): Promise<number> {
  const { rows } = await withClient(orders?.url ?? '', (client) =>
    client.query<{ count: string }>(`SELECT count(*) FROM saga WHERE state = 'CONFIRMED'`),
  );
  return Number(rows[0]?.count);
}
