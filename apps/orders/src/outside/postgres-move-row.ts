import { newId } from '@quartet/database';
import { sampledTraceparent } from '@quartet/events';
import type { Lease } from '../deps.ts';
import { eventOf } from '../domain/event.ts';
import type { Intent } from '../domain/idempotency.ts';
import type { CancelReason, Line, Order, Path } from '../domain/order.ts';

/** The lease under which an order was moved, and when. */
export interface MoveRow {
  readonly epoch: number;
  readonly updated_at: Date;
}

export interface AdvanceRow extends MoveRow {
  readonly cancel_reason: CancelReason | null;
}

export function leaseAfter(order: Order, row: MoveRow, attempts = 0): Lease {
  return {
    order: { ...order, updatedAt: row.updated_at },
    epoch: row.epoch,
    attempts,
    stuck: false,
  };
}

/** The members of these are the columns that the statements read from their JSON. */
export function intentRow({ userId, route, key, hash }: Intent, orderId: string): object {
  return { user_id: userId, route, key, body_hash: hash, order_id: orderId };
}

export function orderRow({ total, expectedTotal, refund, ...order }: Order): object {
  const { id, userId, state, version, reason, paymentMethod, reservedUntil, paymentId } = order;
  return {
    ...{ id, user_id: userId, state, version, payment_method: paymentMethod },
    reason: reason ?? order.change,
    ...{ expected_amount: expectedTotal?.amount, expected_currency: expectedTotal?.currency },
    ...{ total_amount: total?.amount, total_currency: total?.currency },
    ...{ reserved_until: reservedUntil, payment_id: paymentId },
    refunded_amount: order.refunded?.amount,
    ...{ dispute_state: order.dispute?.state, dispute_amount: order.dispute?.amount.amount },
    ...{ refund_id: refund?.id, refund_amount: refund?.amount.amount },
    ...{ refund_state: refund?.state, refund_reason: refund?.reason },
  };
}

export function lineRows(lines: readonly Line[]): readonly object[] {
  return lines.map(({ productId, quantity, name, unitPrice }, index) => ({
    ...{ line: index + 1, product_id: productId, quantity },
    ...{ name, unit_amount: unitPrice?.amount },
  }));
}

/**
 * The rows of history and outbox for each state of a path.
 * @param traceparent the span that moves the order, when it is traced
 */
export function recordRows(path: Path, traceparent: string | undefined): readonly object[] {
  return path.map((order) => ({
    ...{ version: order.version, state: order.state },
    reason: order.reason ?? order.change,
    ...{ event: newId(), ...eventOf(order), traceparent },
  }));
}

export const intentJson = (...of: Parameters<typeof intentRow>) => JSON.stringify(intentRow(...of));

export const orderJson = (order: Order) => JSON.stringify(orderRow(order));

export const recordsJson = (path: Path) => JSON.stringify(recordRows(path, sampledTraceparent()));

/** The state that a path ends in. */
export function lastOf(path: Path): Order {
  return path[path.length - 1] ?? path[0];
}
