import { isInstalled } from '../installed.ts';
import { byClients } from './by-clients.ts';
import { byPgbench } from './by-pgbench.ts';
import { type FloorPlan, paceOf } from './floor.ts';

/** A floor with the rates that it has reached. */
export interface MeasuredFloor {
  readonly client: string;
  /** Orders per second, of each turn. */
  readonly rates: readonly number[];
  takeTurn(): Promise<void>;
}

/** @param ordersEach the number of orders of each client in a turn */
export async function openFloor(plan: FloorPlan, ordersEach: number): Promise<MeasuredFloor> {
  const floor = (await isInstalled('pgbench')) ? await byPgbench(plan) : byClients(plan);
  const rates: number[] = [];
  return {
    client: floor.client,
    rates,
    takeTurn: async () => void rates.push(await paceOf(floor, plan, ordersEach)),
  };
}
