import { isInstalled } from '../installed.ts';
import { byClients } from './by-clients.ts';
import { byPgbench } from './by-pgbench.ts';
import { type FloorPlan, paceOf } from './floor.ts';

interface MeasuredFloor {
  /** The name of the load generator. */
  readonly client: string;
  takeTurn(): Promise<{ readonly orders: number; readonly perSecond: number }>;
}

/** @param ordersEach the number of orders of each client in a turn */
export async function openFloor(plan: FloorPlan, ordersEach: number): Promise<MeasuredFloor> {
  const floor = (await isInstalled('pgbench')) ? await byPgbench(plan) : byClients(plan);
  return {
    client: floor.client,
    takeTurn: async () => ({
      orders: plan.clients * ordersEach,
      perSecond: await paceOf(floor, plan, ordersEach),
    }),
  };
}
