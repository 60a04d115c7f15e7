import { setTimeout as pause } from 'node:timers/promises';
import type { WorkloadContext } from './customer.ts';
import type { OrderPlan } from './order-plan.ts';
import { runCustomer } from './run-customer.ts';

/** How far the customers are. */
export interface Workload {
  /** Orders that were placed, answered or not. */
  started(): number;
  /** Those that came to their end. */
  finished(): number;
  /** Settled when the last order is placed. */
  readonly allPlaced: Promise<void>;
  /** Settled when all customers have gone; those who were sent away have no definite answer. */
  readonly done: Promise<void>;
}

/** @param pace milliseconds between two customers, however long those before them wait */
export function runWorkload(
  plans: readonly OrderPlan[],
  market: WorkloadContext,
  pace: number,
): Workload {
  const { signal } = market;
  const customers: Promise<void>[] = [];
  let ended = 0;
  let failure: unknown;

  const send = async (plan: OrderPlan): Promise<void> => {
    try {
      await runCustomer(plan, market);
      ended += 1;
    } catch (error) {
      if (!signal.aborted) failure ??= error;
    }
  };

  const placed = (async () => {
    for (const plan of plans) {
      customers.push(send(plan));
      await pause(pace, undefined, { signal }).catch(() => undefined);
    }
  })();
  const gone = (async () => {
    await placed;
    await Promise.all(customers);
    if (failure !== undefined) throw failure;
  })();
  return { started: () => customers.length, finished: () => ended, allPlaced: placed, done: gone };
}
