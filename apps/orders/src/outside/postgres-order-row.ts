import { type Currency, money, type Money } from '@quartet/money';
import type { ProblemCode } from '@quartet/problem';
import type { Lease } from '../deps.ts';
import { eventOf } from '../domain/event.ts';
import type { CancelReason, Line, Order, Path, Refund } from '../domain/order.ts';
import type { State } from '../domain/states.ts';
import { newId } from '@quartet/database';

interface LineRow {
  readonly productId: string;
  readonly quantity: number;
  readonly name: string | null;
  readonly unitAmount: number | null;
}

/** A row of the view `whole_order`. */
export interface OrderRow {
  readonly id: string;
  readonly userId: string;
  readonly paymentMethod: string;
  readonly expectedAmount: number | null;
  readonly expectedCurrency: Currency | null;
  readonly createdAt: Date;
  readonly state: State;
  readonly version: number;
  readonly reason: ProblemCode | null;
  readonly totalAmount: number | null;
  readonly currency: Currency | null;
  readonly reservedUntil: Date | null;
  readonly paymentId: string | null;
  readonly refundedAmount: number | null;
  readonly cancelReason: CancelReason | null;
  readonly updatedAt: Date;
  readonly refundId: string | null;
  readonly refundAmount: number | null;
  readonly lines: readonly LineRow[];
}

export interface LeaseRow extends OrderRow {
  readonly epoch: number;
  readonly attempts: number;
  readonly stuck: boolean;
}

export function orderOf(row: OrderRow): Order {
  const {
    id,
    userId,
    state,
    version,
    reason,
    paymentMethod,
    reservedUntil,
    paymentId,
    cancelReason,
  } = row;
  return {
    id,
    userId,
    state,
    version,
    reason,
    lines: row.lines.map((line) => lineOf(line, row.currency)),
    paymentMethod,
    expectedTotal: moneyOf(row.expectedAmount, row.expectedCurrency),
    total: moneyOf(row.totalAmount, row.currency),
    reservedUntil,
    paymentId,
    refunded: moneyOf(row.refundedAmount, row.currency),
    refund: refundOf(row),
    cancelReason,
    createdAt: row.createdAt,
    updatedAt: row.updatedAt,
  };
}

export function leaseOf(row: LeaseRow): Lease {
  return { order: orderOf(row), epoch: row.epoch, attempts: row.attempts, stuck: row.stuck };
}

/** The rows of history and outbox for each state of a path, as JSON for jsonb_to_recordset. */
export function recordsOf(path: Path): string {
  return JSON.stringify(
    path.map((order) => ({
      version: order.version,
      state: order.state,
      reason: order.reason,
      event: newId(),
      ...eventOf(order),
    })),
  );
}

function lineOf(
  { productId, quantity, name, unitAmount }: LineRow,
  currency: Currency | null,
): Line {
  return { productId, quantity, name, unitPrice: moneyOf(unitAmount, currency) };
}

function refundOf({ refundId, refundAmount, currency }: OrderRow): Refund | null {
  const amount = moneyOf(refundAmount, currency);
  return refundId === null || amount === null
    ? null
    : { id: refundId, amount, state: 'PENDING', reason: null };
}

function moneyOf(amount: number | null, currency: Currency | null): Money | null {
  return amount === null || currency === null ? null : money(amount, currency);
}
