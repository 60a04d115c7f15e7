import { Problem } from '@quartet/problem';
import type { Order } from './order.ts';
import { isRunning } from './states.ts';

/** The identity of an idempotent request: the same for each of its repetitions. */
export interface Intent {
  readonly userId: string;
  readonly route: string;
  readonly key: string;
  /** Hash of the body in its canonical form. */
  readonly hash: string;
}

/** The record of the first request with a key. */
export interface First {
  readonly hash: string;
  readonly order: Order;
  /** Somebody holds a lease on the order at this moment. */
  readonly leased: boolean;
}

/**
 * The order that a repeated request means.
 * @throws Problem `idempotency_key_reused` for another body, `request_in_progress` while it is driven.
 */
export function replay({ hash, order, leased }: First, intent: Intent): Order {
  if (hash !== intent.hash) {
    throw new Problem(
      'idempotency_key_reused',
      'The Idempotency-Key was sent before, with another body.',
    );
  }
  if (leased && isRunning(order.state)) {
    throw new Problem(
      'request_in_progress',
      'Ask again in a moment, with the same Idempotency-Key.',
      {
        retryAfter: 1,
        members: { orderId: order.id },
      },
    );
  }
  return order;
}
