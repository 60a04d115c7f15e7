import { statement } from '@quartet/database';
import type { PaymentRow } from './postgres-payment-row.ts';

type Written = Pick<PaymentRow, 'created_at' | 'updated_at' | 'version'>;

export interface InsertedRow extends Written {
  readonly id: string;
}

export interface UpdatedRow extends Written {
  readonly position: number;
}

/** Inserts payments and their first operations; nothing at all of one whose id is taken, also by an earlier one of them. */
export const insertPayments = statement<
  [payments: string, operations: string, lease: number],
  InsertedRow
>(
  `WITH wanted AS MATERIALIZED (
     SELECT DISTINCT ON (id) position, id, order_id, user_id, state, amount, currency, method
       FROM jsonb_to_recordset($1::jsonb) AS new (
              position integer, id uuid, order_id uuid, user_id uuid, state text, amount bigint, currency text,
              method text)
      ORDER BY id, position
   ), asked AS (
     INSERT INTO payment (id, order_id, user_id, state, amount, currency, method)
     SELECT id, order_id, user_id, state, amount, currency, method FROM wanted ORDER BY id
     ON CONFLICT (id) DO NOTHING
     RETURNING id, created_at, updated_at, xmin::text AS version
   ), intended AS (
     INSERT INTO operation (key, payment_id, kind, amount, lease_until)
     SELECT key, id, kind, new.amount, now() + $3 * interval '1 ms'
       FROM asked JOIN wanted USING (id) JOIN jsonb_to_recordset($2::jsonb) AS new (
              position integer, key text, kind text, amount bigint) USING (position)
   )
   SELECT id, created_at, updated_at, version FROM asked`,
);

/**
 * Updates payments, their operations, the ledger entries of those that moved money, opens the reviews that follow, and
 * counts the events that reported it; nothing at all of a payment that has another version by now. The rows are locked
 * by id, so that two batches never wait for each other.
 */
export const updatePayments = statement<
  [payments: string, operations: string, entries: string, reviews: string, ids: readonly string[]],
  UpdatedRow
>(
  `WITH locked AS MATERIALIZED (
     SELECT id FROM payment WHERE id = ANY ($5::uuid[]) ORDER BY id FOR NO KEY UPDATE
   ), decided AS (
     UPDATE payment p
        SET state = new.state, captured = new.captured, refunded = new.refunded, refunding = new.refunding,
            disputed = new.disputed, dispute = new.dispute, notice = new.notice,
            decline_reason = new.decline_reason, reference = new.reference,
            updated_at = date_trunc('milliseconds', now())
       FROM locked JOIN jsonb_to_recordset($1::jsonb) AS new (
              position integer, id uuid, version text, lease integer, consumer text, event_id text,
              state text, captured bigint, refunded bigint, refunding bigint, disputed bigint, dispute text,
              notice integer, decline_reason text, reference text) USING (id)
      WHERE p.id = locked.id AND p.xmin = new.version::xid
     RETURNING new.position, p.id, p.created_at, p.updated_at, p.xmin::text AS version,
               new.lease, new.consumer, new.event_id
   ), changed AS (
     SELECT id, lease, key, kind, amount, state, reason, origin, is_new
       FROM decided JOIN jsonb_to_recordset($2::jsonb) AS new (
              position integer, key text, kind text, amount bigint, state text, reason text, origin text,
              is_new boolean) USING (position)
   ), added AS (
     INSERT INTO operation (key, payment_id, kind, amount, state, reason, origin, lease_until, settled_at)
     SELECT key, id, kind, amount, state, reason, origin,
            CASE state WHEN 'PENDING' THEN now() + lease * interval '1 ms' END,
            CASE WHEN state <> 'PENDING' THEN now() END
       FROM changed WHERE is_new
   ), settled AS (
     UPDATE operation o
        SET state = new.state, reason = new.reason, settled_at = now(), lease_until = NULL
       FROM changed new
      WHERE NOT new.is_new AND o.key = new.key AND new.state <> 'PENDING'
   ), booked AS (
     INSERT INTO ledger_entry (operation_key, payment_id, debit, credit, amount, currency)
     SELECT operation_key, id, debit, credit, amount, currency
       FROM decided JOIN jsonb_to_recordset($3::jsonb) AS new (
              position integer, operation_key text, debit text, credit text, amount bigint, currency text)
              USING (position)
   ), opened AS (
     INSERT INTO review (kind, subject, payment_id, order_id, provider, books, advice)
     SELECT kind, subject, payment_id, order_id, provider, books, advice
       FROM decided JOIN jsonb_to_recordset($4::jsonb) AS new (
              position integer, kind text, subject text, payment_id uuid, order_id uuid, provider jsonb,
              books jsonb, advice text) USING (position)
     ON CONFLICT DO NOTHING
   ), counted AS (
     INSERT INTO inbox (consumer, event_id) SELECT consumer, event_id FROM decided WHERE event_id IS NOT NULL
   )
   SELECT position, created_at, updated_at, version FROM decided`,
);
