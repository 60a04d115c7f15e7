import { statement } from '@quartet/database';
import type { PaymentRow, RefundRow } from './postgres-payment-row.ts';

const columns = `
  p.id, p.order_id, p.user_id, p.state, p.amount, p.currency, p.captured, p.refunded, p.refunding, p.disputed,
  p.dispute, p.notice, p.method, p.decline_reason, p.reference, p.created_at, p.updated_at`;

export const lockPayment = statement<[id: string], { readonly id: string }>(
  `SELECT id FROM payment WHERE id = $1 FOR UPDATE`,
);

export const selectPayment = statement<[id: string, ownerId: string | null], PaymentRow>(
  `SELECT ${columns}, coalesce((
            SELECT jsonb_agg(jsonb_build_object('key', o.key, 'kind', o.kind, 'amount', o.amount,
                                                'state', o.state, 'reason', o.reason, 'origin', o.origin)
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

/** The payments whose order has not acknowledged yet what happened to its money. */
export const selectNotices = statement<[...Position, limit: number], PaymentRow>(
  `SELECT ${columns}, '[]'::jsonb AS operations
     FROM payment p
    WHERE p.notice > p.noticed AND ($1::timestamptz IS NULL OR (p.updated_at, p.id) > ($1, $2::uuid))
    ORDER BY p.updated_at, p.id LIMIT $3`,
);

export const selectRefund = statement<[paymentId: string, refundId: string], RefundRow>(
  `SELECT o.key AS id, o.payment_id, o.amount, p.currency, o.state, o.created_at
     FROM operation o JOIN payment p ON p.id = o.payment_id
    WHERE o.payment_id = $1 AND o.key = $2 AND o.kind = 'refund'`,
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

/**
 * Updates a payment, its operations, the ledger entries of those that moved money, and opens the reviews that
 * follow, in one statement.
 */
export const updatePayment = statement<
  [
    id: string,
    payment: string,
    operations: string,
    entries: string,
    lease: number,
    reviews: string,
  ],
  Times
>(
  `WITH decided AS (
     UPDATE payment p
        SET state = new.state, captured = new.captured, refunded = new.refunded, refunding = new.refunding,
            disputed = new.disputed, dispute = new.dispute, notice = new.notice,
            decline_reason = new.decline_reason, reference = new.reference,
            updated_at = date_trunc('milliseconds', now())
       FROM jsonb_to_record($2::jsonb) AS new (
              state text, captured bigint, refunded bigint, refunding bigint, disputed bigint, dispute text,
              notice integer, decline_reason text, reference text)
      WHERE p.id = $1
     RETURNING p.created_at, p.updated_at
   ), changed AS (
     SELECT key, kind, amount, state, reason, origin, is_new
       FROM jsonb_to_recordset($3::jsonb) AS new (
              key text, kind text, amount bigint, state text, reason text, origin text, is_new boolean)
   ), added AS (
     INSERT INTO operation (key, payment_id, kind, amount, state, reason, origin, lease_until, settled_at)
     SELECT key, $1, kind, amount, state, reason, origin,
            CASE state WHEN 'PENDING' THEN now() + $5 * interval '1 ms' END,
            CASE WHEN state <> 'PENDING' THEN now() END
       FROM changed WHERE is_new
   ), settled AS (
     UPDATE operation o
        SET state = new.state, reason = new.reason, settled_at = now(), lease_until = NULL
       FROM changed new
      WHERE NOT new.is_new AND o.key = new.key AND new.state <> 'PENDING'
   ), booked AS (
     INSERT INTO ledger_entry (operation_key, payment_id, debit, credit, amount, currency)
     SELECT operation_key, $1, debit, credit, amount, currency
       FROM jsonb_to_recordset($4::jsonb) AS new (
              operation_key text, debit text, credit text, amount bigint, currency text)
   ), opened AS (
     INSERT INTO review (kind, subject, payment_id, order_id, provider, books, advice)
     SELECT kind, subject, payment_id, order_id, provider, books, advice
       FROM jsonb_to_recordset($6::jsonb) AS new (
              kind text, subject text, payment_id uuid, order_id uuid, provider jsonb, books jsonb, advice text)
     ON CONFLICT DO NOTHING
   )
   SELECT created_at, updated_at FROM decided`,
);
