import type { ChangedOrders, Orders } from '../deps.ts';
import type { Order } from '../domain/order.ts';
import { isRunning } from '../domain/states.ts';
import { type Refusal, resendOrder } from './resend-order.ts';
import type { Peers } from './steps.ts';

export interface ResendParts extends Peers {
  readonly orders: Pick<Orders, 'get'>;
  readonly changed: ChangedOrders;
  /** Waits so many milliseconds before an unknown outcome is tried again. */
  readonly pause: (ms: number) => Promise<unknown>;
  /** Receives each order that a peer does not agree with any more. */
  readonly report: (disagreement: Disagreement) => void;
}

export interface Disagreement {
  readonly orderId: string;
  readonly state: string;
  readonly call: string;
  readonly reason: string;
  readonly advice: string;
}

export interface ResendResult {
  /** Orders whose calls were sent again. */
  readonly orders: number;
  readonly found: number;
}

const advice =
  'Run the task again when the cause is mended; or refund the order, or correct the stock.';

/** Sends the calls of all changed orders again. The answers to an order that has not ended are for its saga. */
export async function resendOrders(parts: ResendParts): Promise<ResendResult> {
  const result = { orders: 0, found: 0 };
  let after: string | undefined;
  do {
    const { ids, next } = await parts.changed.page(after);
    for (const id of ids) {
      result.orders += 1;
      if (await disagrees(parts, id)) result.found += 1;
    }
    after = next;
  } while (after !== undefined);
  return result;
}

async function disagrees(parts: ResendParts, orderId: string): Promise<boolean> {
  const order = await parts.orders.get(orderId);
  const hasEnded = !isRunning(order.state) && order.state !== 'NEEDS_REVIEW';
  const refusal = await retried(parts, order);
  if (!refusal || !hasEnded) return false;
  const { call, answer } = refusal;
  const reason = answer.kind === 'refused' ? answer.reason : String(answer.cause);
  parts.report({ orderId, state: order.state, call, reason, advice });
  return true;
}

/** Times that the calls of an order are sent, as a peer may not answer for a moment. */
const attempts = 5;

async function retried(
  parts: ResendParts,
  order: Order,
  attempt = 1,
): Promise<Refusal | undefined> {
  const refusal = await resendOrder(parts, order);
  if (refusal?.answer.kind !== 'unknown' || attempt === attempts) return refusal;
  await parts.pause(500 * 2 ** attempt);
  return retried(parts, order, attempt + 1);
}
