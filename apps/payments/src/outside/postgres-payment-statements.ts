import { statement } from '@quartet/database';
import type { PaymentRow, RefundRow } from './postgres-payment-row.ts';

const columns = `
  p.id, p.order_id, p.user_id, p.state, p.amount, p.currency, p.captured, p.refunded, p.refunding, p.method,
  p.decline_reason, p.reference, p.created_at, p.updated_at`;

export const lockPayment = statement<[id: string], { readonly id: string }>(
  `SELECT id FROM payment WHERE id = $1 FOR UPDATE`,
);

export const selectPayment = statement<[id: string, ownerId: string | null], PaymentRow>(
  `SELECT ${columns}, coalesce((
            SELECT jsonb_agg(jsonb_build_object('key', o.key, 'kind', o.kind, 'amount', o.amount,
                                                'state', o.state, 'reason', o.reason)
                             ORDER BY o.created_at, o.key)
              FROM operation o WHERE o.payment_id = p.id), '[]') AS operations
     FROM payment p
    WHERE p.id = $1 AND ($2::uuid IS NULL OR p.user_id = $2)`,
);

type Position = [createdAt: string | null, id: string | null];

export const selectPayments = statement<
  [orderId: string | null, ownerId: string | null, ...Position, limit: number],
  PaymentRow
>(
  `SELECT ${columns}, '[]'::jsonb AS operations
     FROM payment p
    WHERE ($1::uuid IS NULL OR p.order_id = $1)
      AND ($2::uuid IS NULL OR p.user_id = $2)
      AND ($3::timestamptz IS NULL OR (p.created_at, p.id) < ($3, $4::uuid))
    ORDER BY p.created_at DESC, p.id DESC
    LIMIT $5`,
);

export const selectRefund = statement<[paymentId: string, refundId: string], RefundRow>(
  `SELECT o.key AS id, o.payment_id, o.amount, p.currency, o.state, o.created_at
     FROM operation o JOIN payment p ON p.id = o.payment_id
    WHERE o.payment_id = $1 AND o.key = $2 AND o.kind = 'refund'`,
);

export const selectPaymentOf = statement<[key: string], { readonly payment_id: string }>(
  `SELECT payment_id FROM operation WHERE key = $1`,
);

type Times = Pick<PaymentRow, 'created_at' | 'updated_at'>;

/** Writes nothing at all when the id is taken. */
export const insertPayment = statement<[payment: string, operations: string, lease: number], Times>(
  `WITH asked AS (
     INSERT INTO payment (id, order_id, user_id, state, amount, currency, method)
     SELECT id, order_id, user_id, state, amount, currency, method
       FROM jsonb_to_record($1::jsonb) AS new (
              id uuid, order_id uuid, user_id uuid, state text, amount bigint, currency text, method text)
     ON CONFLICT (id) DO NOTHING
     RETURNING id, created_at, updated_at
   ), intended AS (
     INSERT INTO operation (key, payment_id, kind, amount, lease_until)
     SELECT key, asked.id, kind, amount, now() + $3 * interval '1 ms'
       FROM asked, jsonb_to_recordset($2::jsonb) AS new (key text, kind text, amount bigint)
   )
   SELECT created_at, updated_at FROM asked`,
);

/** Updates a payment, its operations, and the ledger entries of those that moved money, in one statement. */
export const updatePayment = statement<
  [id: string, payment: string, operations: string, entries: string, lease: number],
  Times
>(
  `WITH decided AS (
     UPDATE payment p
        SET state = new.state, captured = new.captured, refunded = new.refunded, refunding = new.refunding,
            decline_reason = new.decline_reason, reference = new.reference,
            updated_at = date_trunc('milliseconds', now())
       FROM jsonb_to_record($2::jsonb) AS new (
              state text, captured bigint, refunded bigint, refunding bigint, decline_reason text,
              reference text)
      WHERE p.id = $1
     RETURNING p.created_at, p.updated_at
   ), intended AS (
     INSERT INTO operation (key, payment_id, kind, amount, state, lease_until)
     SELECT key, $1, kind, amount, state, now() + $5 * interval '1 ms'
       FROM jsonb_to_recordset($3::jsonb) AS new (key text, kind text, amount bigint, state text)
      WHERE state = 'PENDING'
   ), settled AS (
     UPDATE operation o
        SET state = new.state, reason = new.reason, settled_at = now(), lease_until = NULL
       FROM jsonb_to_recordset($3::jsonb) AS new (key text, state text, reason text)
      WHERE o.key = new.key AND o.state = 'PENDING' AND new.state <> 'PENDING'
   ), booked AS (
     INSERT INTO ledger_entry (operation_key, payment_id, debit, credit, amount, currency)
     SELECT operation_key, $1, debit, credit, amount, currency
       FROM jsonb_to_recordset($4::jsonb) AS new (
              operation_key text, debit text, credit text, amount bigint, currency text)
   )
   SELECT created_at, updated_at FROM decided`,
);
