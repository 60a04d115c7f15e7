import type { Money } from '@quartet/money';
import type { Order } from './order.ts';
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
  };
}

export function eventOf({ id, userId, state, reason, total, refunded }: Order): OrderEvent {
  return {
    type: typeOf(state),
    data: {
      ...{ schemaVersion, orderId: id, userId },
      ...{ status: statusOf[state], reason, total, refunded },
    },
  };
}

export function typeOf(state: State): string {
  return state === 'PENDING' ? 'order.placed' : `order.${state.toLowerCase()}`;
}
