import { statement } from '@quartet/database';
import type { PaymentRow, RefundRow } from './postgres-payment-row.ts';

/**
 * The version of a row is the transaction that wrote it.
 * https://www.postgresql.org/docs/current/ddl-system-columns.html
 */
const columns = `
  p.id, p.order_id, p.user_id, p.state, p.amount, p.currency, p.captured, p.refunded, p.refunding, p.disputed,
  p.dispute, p.notice, p.method, p.decline_reason, p.reference, p.created_at, p.updated_at,
  p.xmin::text AS version`;

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
