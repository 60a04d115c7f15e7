import { setTimeout as pause } from 'node:timers/promises';
import type { Market } from './customer.ts';
import type { OrderPlan } from './order-plan.ts';
import { visit } from './visit.ts';

/** How far the customers are. */
export interface Crowd {
  /** Orders that were placed, answered or not. */
  begun(): number;
  /** Those that came to their end. */
  ended(): number;
  /** Settled when the last order is placed. */
  readonly placed: Promise<void>;
  /** Settled when all customers have gone; those who were sent away have no definite answer. */
  readonly gone: Promise<void>;
}

/** @param pace milliseconds between two customers, however long those before them wait */
export function sendCrowd(plans: readonly OrderPlan[], market: Market, pace: number): Crowd {
  const { signal } = market;
  const visits: Promise<void>[] = [];
  let ended = 0;
  let failure: unknown;

  const send = async (plan: OrderPlan): Promise<void> => {
    try {
      await visit(plan, market);
      ended += 1;
    } catch (error) {
      if (!signal.aborted) failure ??= error;
    }
  };

  const placed = (async () => {
    for (const plan of plans) {
      visits.push(send(plan));
      await pause(pace, undefined, { signal }).catch(() => undefined);
    }
  })();
  const gone = (async () => {
    await placed;
    await Promise.all(visits);
    if (failure !== undefined) throw failure;
  })();
  return { begun: () => visits.length, ended: () => ended, placed, gone };
}
