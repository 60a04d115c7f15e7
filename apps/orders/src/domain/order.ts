import type { Money } from '@quartet/money';
import type { ProblemCode } from '@quartet/problem';
import { type State, transitions } from './states.ts';

export interface Item {
  readonly productId: string;
  readonly quantity: number;
}

/** An item with the name and the price that the reservation was made at. */
export interface Line extends Item {
  readonly name: string | null;
  readonly unitPrice: Money | null;
}

export interface Refund {
  readonly id: string;
  readonly amount: Money;
  readonly state: 'PENDING' | 'SUCCEEDED' | 'REFUSED';
  readonly reason: ProblemCode | null;
}

/** A dispute of the cardholder, the latest of the order. */
export interface Dispute {
  readonly state: 'open' | 'won' | 'lost';
  /** Withdrawn by disputes that are open or lost. */
  readonly amount: Money;
}

/** A change of the money that the order did not ask for. */
export type MoneyChange = 'refund_changed' | 'dispute_opened' | 'dispute_won' | 'dispute_lost';

export type CancelReason = 'order_cancelled' | 'order_expired';

export interface Order {
  readonly id: string;
  readonly userId: string;
  readonly state: State;
  /** Counts the transitions; the history has a row for each. */
  readonly version: number;
  readonly reason: ProblemCode | null;
  readonly lines: readonly Line[];
  readonly paymentMethod: string;
  readonly expectedTotal: Money | null;
  readonly total: Money | null;
  /** End of the hold of the stock by the products service. */
  readonly reservedUntil: Date | null;
  /** Present as soon as a payment is intended. */
  readonly paymentId: string | null;
  readonly refunded: Money | null;
  readonly dispute: Dispute | null;
  /** The cause of the latest transition, if the provider moved money without the order. */
  readonly change: MoneyChange | null;
  /** The refund under way. */
  readonly refund: Refund | null;
  /** The reason for a requested cancel, or for the expiry of the order. */
  readonly cancelReason: CancelReason | null;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

/** The states that an order goes through in one transaction, the last of which it ends in. */
export type Path = readonly [Order, ...Order[]];

export interface Placement {
  readonly id: string;
  readonly userId: string;
  readonly items: readonly Item[];
  readonly paymentMethod: string;
  readonly expectedTotal: Money | null;
  readonly at: Date;
}

export function place({ id, userId, items, paymentMethod, expectedTotal, at }: Placement): Order {
  return {
    id,
    userId,
    state: 'PENDING',
    version: 1,
    reason: null,
    lines: mergeByProduct(items).map((item) => ({ ...item, name: null, unitPrice: null })),
    paymentMethod,
    expectedTotal,
    total: null,
    reservedUntil: null,
    paymentId: null,
    refunded: null,
    dispute: null,
    change: null,
    refund: null,
    cancelReason: null,
    createdAt: at,
    updatedAt: at,
  };
}

/** The only way to another state. */
export function move(order: Order, state: State, facts: Partial<Order> = {}): Order {
  if (!transitions[order.state].includes(state)) {
    throw new Error(`order ${order.id} cannot go from ${order.state} to ${state}`);
  }
  return { ...order, reason: null, change: null, ...facts, state, version: order.version + 1 };
}

/** One item per product. */
export function mergeByProduct(items: readonly Item[]): Item[] {
  const quantities = new Map<string, number>();
  for (const { productId, quantity } of items) {
    quantities.set(productId, (quantities.get(productId) ?? 0) + quantity);
  }
  return [...quantities].map(([productId, quantity]) => ({ productId, quantity }));
}
