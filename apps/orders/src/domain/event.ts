import type { Money } from '@quartet/money';
import type { Order } from './order.ts';
import { type Status, statusOf } from './states.ts';

/** What others learn of a transition. */
export interface OrderEvent {
  readonly type: string;
  readonly data: {
    readonly orderId: string;
    readonly userId: string;
    readonly status: Status;
    readonly reason: string | null;
    readonly total: Money | null;
    readonly refunded: Money | null;
  };
}

export function eventOf({ id, userId, state, reason, total, refunded }: Order): OrderEvent {
  return {
    type: state === 'PENDING' ? 'order.placed' : `order.${state.toLowerCase()}`,
    data: { orderId: id, userId, status: statusOf[state], reason, total, refunded },
  };
}
