import type { Share } from './record-order.ts';
import { withClient } from '../sql.ts';

export interface FloorPlan {
  readonly folder: string;
  /** The first is the database of the orders service. */
  readonly shares: readonly Share[];
  /** At each database. */
  readonly clients: number;
}

export interface Floor {
  /** What drives the databases. */
  readonly client: string;
  /** Lets each client do its part of so many orders. */
  run(ordersEach: number): Promise<unknown>;
}

/** Orders per second when nothing but the databases works. */
export async function paceOf(floor: Floor, plan: FloorPlan, ordersEach: number): Promise<number> {
  const expected = (await confirmed(plan)) + plan.clients * ordersEach;
  const began = performance.now();
  await floor.run(ordersEach);
  const seconds = (performance.now() - began) / 1_000;
  if ((await confirmed(plan)) !== expected)
    throw new Error('the floor has not confirmed its orders');
  return (plan.clients * ordersEach) / seconds;
}

async function confirmed({ shares: [orders] }: FloorPlan): Promise<number> {
  const { rows } = await withClient(orders?.url ?? '', (client) =>
    client.query<{ count: string }>(`SELECT count(*) FROM saga WHERE state = 'CONFIRMED'`),
  );
  return Number(rows[0]?.count);
}
