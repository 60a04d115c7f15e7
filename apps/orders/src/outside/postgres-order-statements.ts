import { statement } from '@quartet/database';
import type { HistoryEntry } from '../deps.ts';
import type { FirstRow, LeaseRow, OrderRow, ReviewRow } from './postgres-order-row.ts';

const columns = `
  o.id, o.user_id, o.state, o.version, o.reason, o.lines, o.payment_method, o.expected_amount, o.expected_currency,
  o.total_amount, o.total_currency, o.reserved_until, o.payment_id, o.refunded_amount, o.refund_id, o.refund_amount,
  o.dispute_state, o.dispute_amount, o.cancel_reason, o.created_at, o.updated_at`;

export const selectOrder = statement<[id: string, ownerId: string | null], OrderRow>(
  `SELECT ${columns} FROM order_details o WHERE o.id = $1 AND ($2::uuid IS NULL OR o.user_id = $2)`,
);

export const selectOrders = statement<
  [userId: string, states: readonly string[], after: string | null, limit: number],
  OrderRow
>(
  `SELECT ${columns} FROM order_details o
   WHERE o.user_id = $1 AND o.state = ANY ($2) AND ($3::uuid IS NULL OR o.id < $3)
   ORDER BY o.id DESC LIMIT $4`,
);

export const selectHistory = statement<[id: string], HistoryEntry>(
  `SELECT state, at, reason, version FROM history WHERE order_id = $1 ORDER BY version`,
);

export const selectFirst = statement<[userId: string, route: string, key: string], FirstRow>(
  `SELECT ${columns}, i.body_hash, coalesce(o.lease_until > now(), false) AS leased
   FROM idempotency i JOIN order_details o ON o.id = i.order_id
   WHERE i.user_id = $1 AND i.route = $2 AND i.key = $3`,
);

export const selectReviews = statement<[after: string | null, limit: number], ReviewRow>(
  `SELECT ${columns}, h.state AS stuck_in
   FROM order_details o JOIN history h ON h.order_id = o.id AND h.version = o.version - 1
   WHERE o.id = ANY (ARRAY(
     SELECT order_id FROM history r
     WHERE r.state = 'NEEDS_REVIEW' AND ($1::uuid IS NULL OR r.order_id > $1)
       AND r.version = (SELECT s.version FROM saga s WHERE s.id = r.order_id)
     ORDER BY r.order_id LIMIT $2))
   ORDER BY o.id`,
);

export const selectReview = statement<[id: string], ReviewRow>(
  `SELECT ${columns}, h.state AS stuck_in
   FROM order_details o JOIN history h ON h.order_id = o.id AND h.version = greatest(o.version - 1, 1)
   WHERE o.id = $1`,
);

export const selectLeases = statement<
  [ids: readonly string[], epochs: readonly number[], reviewAfter: number],
  LeaseRow
>(
  `SELECT ${columns}, o.epoch, o.attempts, o.updated_at < now() - $3 * interval '1 ms' AS stuck
   FROM unnest($1::uuid[], $2::integer[]) AS claim (id, epoch)
   JOIN order_details o ON o.id = claim.id AND o.epoch = claim.epoch`,
);
