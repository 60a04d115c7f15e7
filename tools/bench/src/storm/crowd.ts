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

const atOnce = 24;

export function sendCrowd(plans: readonly OrderPlan[], market: Market): Crowd {
  const waiting = [...plans];
  const { promise: placed, resolve: tell } = Promise.withResolvers<void>();
  let [begun, ended] = [0, 0];

  async function lane(): Promise<void> {
    for (let plan = waiting.shift(); plan; plan = waiting.shift()) {
      begun += 1;
      if (waiting.length === 0) tell();
      await visit(plan, market).then(
        () => (ended += 1),
        (error: unknown) => {
          if (!market.signal.aborted) throw error;
        },
      );
    }
  }

  const lanes = Array.from({ length: Math.min(atOnce, plans.length) }, lane);
  const gone = Promise.all(lanes).then(() => undefined);
  return { begun: () => begun, ended: () => ended, placed, gone };
}
