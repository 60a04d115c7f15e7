import { type Currency, money } from '@quartet/money';
import type { Claim } from '../deps.ts';
import type { Operation } from '../domain/operation.ts';
import type { SavedPayment } from '../domain/payment.ts';
import type { Refund } from '../domain/refunding.ts';

export interface PaymentRow {
  readonly id: string;
  readonly order_id: string;
  readonly user_id: string;
  readonly state: SavedPayment['state'];
  readonly amount: number;
  readonly currency: Currency;
  readonly captured: number;
  readonly refunded: number;
  readonly refunding: number;
  readonly disputed: number;
  readonly dispute: SavedPayment['dispute'];
  readonly notice: number;
  readonly method: string | null;
  readonly decline_reason: string | null;
  readonly reference: string | null;
  readonly operations: readonly Omit<OperationRow, 'payment_id'>[];
  readonly created_at: Date;
  readonly updated_at: Date;
  readonly version: string;
}

export interface OperationRow {
  readonly key: string;
  readonly payment_id: string;
  readonly kind: Operation['kind'];
  readonly amount: number;
  readonly state: Operation['state'];
  readonly reason: string | null;
  readonly origin: Operation['origin'];
}

export interface ClaimRow extends OperationRow {
  readonly kind: Claim['kind'];
  readonly currency: Currency;
  readonly order_id: string;
  readonly method: string;
  readonly reference: string | null;
  readonly opened_at: Date;
  readonly begun_at: Date;
  readonly epoch: number;
  readonly attempts: number;
}

export interface RefundRow {
  readonly id: string;
  readonly payment_id: string;
  readonly amount: number;
  readonly currency: Currency;
  readonly state: Refund['state'];
  readonly created_at: Date;
}

export function paymentOf(row: PaymentRow): SavedPayment {
  const { id, currency } = row;
  return {
    id,
    orderId: row.order_id,
    userId: row.user_id,
    state: row.state,
    amount: money(row.amount, currency),
    captured: money(row.captured, currency),
    refunded: money(row.refunded, currency),
    refunding: money(row.refunding, currency),
    disputed: money(row.disputed, currency),
    ...{ dispute: row.dispute, notice: row.notice },
    method: row.method,
    declineReason: row.decline_reason,
    reference: row.reference,
    operations: row.operations.map((operation) =>
      operationOf({ ...operation, payment_id: id }, currency),
    ),
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    version: row.version,
  };
}

function operationOf({ payment_id, amount, ...row }: OperationRow, currency: Currency): Operation {
  const { key, kind, state, reason, origin } = row;
  return {
    ...{ key, kind, state, reason, origin },
    paymentId: payment_id,
    amount: money(amount, currency),
  };
}

export function claimOf(row: ClaimRow): Claim {
  const { method, reference, epoch, attempts } = row;
  return {
    ...operationOf(row, row.currency),
    kind: row.kind,
    ...{ orderId: row.order_id, method, reference, epoch, attempts },
    openedAt: row.opened_at,
    begunAt: row.begun_at,
  };
}

export function refundOf({
  id,
  payment_id,
  amount,
  currency,
  state,
  created_at,
}: RefundRow): Refund {
  return {
    id,
    paymentId: payment_id,
    amount: money(amount, currency),
    state,
    createdAt: created_at,
  };
}
