import { setTimeout as pause } from 'node:timers/promises';
import type { WorkloadContext } from './customer.ts';
import type { OrderPlan } from './order-plan.ts';
import { runCustomer } from './run-customer.ts';

/** The running customers. */
export interface Workload {
  /** The number of customers that have started. */
  started(): number;
  /** The number of customers that have finished. */
  finished(): number;
  /** Settled when the last customer has started. */
  readonly allPlaced: Promise<void>;
  /** Settled when all customers have finished or were aborted. */
  readonly done: Promise<void>;
}

/** @param pace milliseconds between the starts of two customers */
export function runWorkload(
  plans: readonly OrderPlan[],
  context: WorkloadContext,
  pace: number,
): Workload {
  const { signal } = context;
  const customers: Promise<void>[] = [];
  let ended = 0;
  let failure: unknown;

  const send = async (plan: OrderPlan): Promise<void> => {
    try {
      await runCustomer(plan, context);
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
