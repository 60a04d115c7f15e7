import { type Currency, money, type Money } from '@quartet/money';
import type { ProblemCode } from '@quartet/problem';
import type { Lease } from '../deps.ts';
import type { First } from '../domain/idempotency.ts';
import type { CancelReason, Dispute, Line, MoneyChange, Order, Refund } from '../domain/order.ts';
import type { Review } from '../domain/reviewing.ts';
import type { State } from '../domain/states.ts';

interface LineRow {
  readonly product_id: string;
  readonly quantity: number;
  readonly name: string | null;
  readonly unit_amount: number | null;
}

/** A row of the view `order_details`. */
export interface OrderRow {
  readonly id: string;
  readonly user_id: string;
  readonly state: State;
  readonly version: number;
  readonly reason: ProblemCode | MoneyChange | null;
  readonly lines: readonly LineRow[];
  readonly payment_method: string;
  readonly expected_amount: number | null;
  readonly expected_currency: Currency | null;
  readonly total_amount: number | null;
  readonly total_currency: Currency | null;
  readonly reserved_until: Date | null;
  readonly payment_id: string | null;
  readonly refunded_amount: number | null;
  readonly dispute_state: Dispute['state'] | null;
  readonly dispute_amount: number | null;
  readonly refund_id: string | null;
  readonly refund_amount: number | null;
  readonly cancel_reason: CancelReason | null;
  readonly created_at: Date;
  readonly updated_at: Date;
}

export interface LeaseRow extends OrderRow {
  readonly epoch: number;
  readonly attempts: number;
  readonly stuck: boolean;
}

export interface FirstRow extends OrderRow {
  readonly body_hash: string;
  readonly leased: boolean;
}

export interface ReviewRow extends OrderRow {
  readonly stuck_in: State;
}

export function orderOf(row: OrderRow): Order {
  const { id, state, version, reason, total_currency: currency } = row;
  return {
    ...{ id, userId: row.user_id, state, version },
    reason: isChange(reason) ? null : reason,
    change: isChange(reason) ? reason : null,
    dispute: disputeOf(row),
    lines: row.lines.map((line) => lineOf(line, currency)),
    paymentMethod: row.payment_method,
    expectedTotal: moneyOf(row.expected_amount, row.expected_currency),
    total: moneyOf(row.total_amount, currency),
    reservedUntil: row.reserved_until,
    paymentId: row.payment_id,
    refunded: moneyOf(row.refunded_amount, currency),
    refund: refundOf(row),
    cancelReason: row.cancel_reason,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  };
}

export function leaseOf(row: LeaseRow): Lease {
  return { order: orderOf(row), epoch: row.epoch, attempts: row.attempts, stuck: row.stuck };
}

export function firstOf(row: FirstRow): First {
  return { hash: row.body_hash, order: orderOf(row), leased: row.leased };
}

export function reviewOf(row: ReviewRow): Review {
  return { order: orderOf(row), stuckIn: row.stuck_in };
}

function lineOf(row: LineRow, currency: Currency | null): Line {
  const { product_id: productId, quantity, name } = row;
  return { productId, quantity, name, unitPrice: moneyOf(row.unit_amount, currency) };
}

const changes: Readonly<Record<MoneyChange, true>> = {
  ...{ refund_changed: true, dispute_opened: true, dispute_won: true, dispute_lost: true },
};

/** One column holds why an order did not go on, and what changed its money after it had ended. */
function isChange(reason: string | null): reason is MoneyChange {
  return reason !== null && reason in changes;
}

function disputeOf(row: OrderRow): Dispute | null {
  const amount = moneyOf(row.dispute_amount, row.total_currency);
  return row.dispute_state === null || amount === null
    ? null
    : { state: row.dispute_state, amount };
}

function refundOf({ refund_id: id, refund_amount, total_currency }: OrderRow): Refund | null {
  const amount = moneyOf(refund_amount, total_currency);
  return id === null || amount === null ? null : { id, amount, state: 'PENDING', reason: null };
}

function moneyOf(amount: number | null, currency: Currency | null): Money | null {
  return amount === null || currency === null ? null : money(amount, currency);
}
