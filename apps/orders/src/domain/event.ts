import type { Money } from '@quartet/money';
import type { Dispute, Order } from './order.ts';
import { type State, type Status, statusOf } from './states.ts';

/** Version of the event schema; it is raised by a breaking change. */
export const schemaVersion = 1;

/** The published event of a transition. */
export interface OrderEvent {
  readonly type: string;
  readonly data: {
    readonly schemaVersion: typeof schemaVersion;
    readonly orderId: string;
    readonly userId: string;
    readonly status: Status;
    readonly reason: string | null;
    readonly total: Money | null;
    readonly refunded: Money | null;
    readonly dispute?: Dispute;
  };
}

export function eventOf(order: Order): OrderEvent {
  const { id, userId, state, total, refunded, dispute, change } = order;
  const disputed = change === 'refund_changed' ? null : change;
  const reason = order.reason ?? disputed;
  return {
    type: disputed === null ? typeOf(state) : `order.${disputed}`,
    data: {
      ...{ schemaVersion, orderId: id, userId },
      ...{ status: statusOf[state], reason, total, refunded },
      ...(disputed && dispute && { dispute }),
    },
  };
}

export function typeOf(state: State): string {
  return state === 'PENDING' ? 'order.placed' : `order.${state.toLowerCase()}`;
}
