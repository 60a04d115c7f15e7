import { statement } from '@quartet/database';
import type { BookedRow, EntryRow, MovementRow, RunRow } from './postgres-reconciliation-rows.ts';

const run = `id, window_from, window_to, step, cursor, movements, payments, repaired, found`;

const movement = `
  m.reference, m.payment_reference AS "paymentReference", m.payment_id AS "paymentId",
  m.order_id AS "orderId", m.slot, m.kind, m.amount, m.currency, m.at`;

export const resumeRun = statement<[lease: number], RunRow>(
  `UPDATE reconciliation SET lease_until = now() + $1 * interval '1 ms'
    WHERE finished_at IS NULL AND (lease_until IS NULL OR lease_until < now())
   RETURNING ${run}`,
);

/**
 * A window begins where the last one ended, at a whole millisecond as the times of payments. Of two tasks that begin
 * one at once, one gets it.
 */
export const beginRun = statement<[lease: number, grace: number, first: number], RunRow>(
  `INSERT INTO reconciliation (window_from, window_to, lease_until)
   SELECT coalesce(max(window_to), date_trunc('milliseconds', now() - $3 * interval '1 ms')),
          date_trunc('milliseconds', now() - $2 * interval '1 ms'), now() + $1 * interval '1 ms'
     FROM reconciliation
   HAVING coalesce(max(window_to), now() - $3 * interval '1 ms')
          < date_trunc('milliseconds', now() - $2 * interval '1 ms')
   ON CONFLICT DO NOTHING
   RETURNING ${run}`,
);

export const saveRun = statement<
  [
    id: number,
    step: string,
    cursor: string | null,
    movements: number,
    payments: number,
    repaired: number,
    found: number,
    lease: number,
    stepBefore: string,
    cursorBefore: string | null,
  ],
  RunRow
>(
  `UPDATE reconciliation
      SET step = $2, cursor = $3, movements = $4, payments = $5, repaired = $6, found = $7,
          lease_until = now() + $8 * interval '1 ms',
          finished_at = CASE $2 WHEN 'done' THEN now() END
    WHERE id = $1 AND step = $9 AND cursor IS NOT DISTINCT FROM $10
   RETURNING ${run}`,
);

export const insertMovements = statement<[movements: string]>(
  `INSERT INTO provider_movement (reference, payment_reference, payment_id, order_id, slot, kind, amount, currency, at)
   SELECT reference, payment_reference, payment_id, order_id, slot, kind, amount, currency, at
     FROM jsonb_to_recordset($1::jsonb) AS new (
            reference text, payment_reference text, payment_id uuid, order_id uuid, slot text, kind text,
            amount bigint, currency text, at timestamptz)
   ON CONFLICT DO NOTHING`,
);

export const resolveMovements = statement<
  [after: string | null, limit: number],
  { readonly last: string | null }
>(
  `WITH page AS (
     SELECT reference, payment_reference FROM provider_movement
      WHERE payment_id IS NULL AND ($1::text IS NULL OR reference > $1)
      ORDER BY reference LIMIT $2
   ), resolved AS (
     UPDATE provider_movement m
        SET payment_id = coalesce(
              (SELECT p.id FROM payment p WHERE p.reference = page.payment_reference LIMIT 1),
              (SELECT o.payment_id FROM provider_movement o
                WHERE o.payment_reference = page.payment_reference AND o.payment_id IS NOT NULL LIMIT 1))
       FROM page WHERE m.reference = page.reference
   )
   SELECT CASE count(*) WHEN $2::integer THEN max(reference) END AS last FROM page`,
);

/**
 * A fixed part of all payments, so that no page is slow; one that has moved since waits for the next run. What holds
 * money, or waits for an outcome, is compared each time, as it may have been left there.
 */
export const selectPage = statement<
  [after: string | null, limit: number, from: Date, to: Date],
  { readonly id: string; readonly isDue: boolean }
>(
  `WITH page AS (
     SELECT id, state, updated_at FROM payment WHERE $1::uuid IS NULL OR id > $1::uuid ORDER BY id LIMIT $2)
   SELECT id,
          updated_at < $4
          AND NOT EXISTS (SELECT FROM provider_movement m WHERE m.payment_id = page.id AND m.at >= $4)
          AND (updated_at >= $3 OR state = 'AUTHORISED'
               OR EXISTS (SELECT FROM provider_movement m WHERE m.payment_id = page.id AND m.at >= $3 AND m.at < $4)
               OR EXISTS (SELECT FROM ledger_entry e WHERE e.payment_id = page.id AND e.at >= $3 AND e.at < $4)
               OR EXISTS (SELECT FROM operation o WHERE o.payment_id = page.id AND o.state = 'PENDING'))
            AS "isDue"
     FROM page ORDER BY id`,
);

type Ids = readonly string[];

/** https://www.postgresql.org/docs/current/sql-set-transaction.html */
export const seeOneMoment = statement<[]>(
  `SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY`,
);

export const selectPayments = statement<[ids: Ids], BookedRow>(
  `SELECT p.id, p.order_id, p.user_id, p.state, p.amount, p.currency, p.captured, p.refunded, p.refunding,
          p.disputed, p.dispute, p.notice, p.method, p.decline_reason, p.reference, p.created_at, p.updated_at,
          p.xmin::text AS version, o.operations, o.pending_for
     FROM payment p, LATERAL (
            SELECT coalesce(jsonb_agg(jsonb_build_object(
                     'key', o.key, 'kind', o.kind, 'amount', o.amount, 'state', o.state, 'reason', o.reason,
                     'origin', o.origin) ORDER BY o.created_at, o.key), '[]') AS operations,
                   (extract(epoch FROM now() - min(o.created_at) FILTER (WHERE o.state = 'PENDING')) * 1000)::float8
                     AS pending_for
              FROM operation o WHERE o.payment_id = p.id) o
    WHERE p.id = ANY ($1)`,
);

export const selectEntries = statement<[ids: Ids], EntryRow>(
  `SELECT e.payment_id AS "paymentId", e.operation_key AS key, o.kind, e.debit, e.credit, e.amount, e.currency, e.at
     FROM ledger_entry e JOIN operation o ON o.key = e.operation_key
    WHERE e.payment_id = ANY ($1) ORDER BY e.at, e.operation_key`,
);

export const selectMovements = statement<[ids: Ids], MovementRow>(
  `SELECT ${movement} FROM provider_movement m WHERE m.payment_id = ANY ($1) ORDER BY m.at, m.reference`,
);

export const selectSince = statement<[], { readonly since: Date }>(
  `SELECT min(window_from) AS since FROM reconciliation`,
);

export const askOrders = statement<[ids: Ids]>(
  `UPDATE payment SET notice = notice + 1
    WHERE id = ANY ($1) AND notice = noticed
      AND (captured > 0 OR state IN ('AUTHORISING', 'UNKNOWN', 'AUTHORISED'))`,
);

/** A scalar subquery, since PostgreSQL would answer NOT EXISTS from a hash of all payments. */
export const selectStrays = statement<
  [after: string, limit: number, from: Date, to: Date],
  MovementRow & { readonly isStray: boolean }
>(
  `SELECT ${movement},
          m.at >= $3 AND m.at < $4 AND m.payment_id IS NOT NULL
          AND (SELECT p.id FROM payment p WHERE p.id = m.payment_id) IS NULL AS "isStray"
     FROM provider_movement m WHERE m.reference > $1 ORDER BY m.reference LIMIT $2`,
);
