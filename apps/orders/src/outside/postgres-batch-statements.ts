import { statement } from '@quartet/database';
import type { AdvanceRow, MoveRow } from './postgres-move-row.ts';

/** Rows of history and outbox for the states that each order in `moved` comes to; the first value has them. */
const recorded = `
   record AS (
     SELECT moved.id, version, state, reason, event, type, data, traceparent
     FROM moved JOIN jsonb_to_recordset($1::jsonb) AS new (
       position integer, version integer, state text, reason text, event uuid, type text, data jsonb,
       traceparent text) USING (position)
   ), history_rows AS (
     INSERT INTO history (order_id, version, state, reason) SELECT id, version, state, reason FROM record
   ), events AS (
     INSERT INTO outbox (id, aggregate, version, type, data, traceparent)
     SELECT event, 'order:' || id, version, type, data, traceparent FROM record
   )`;

/**
 * Writes many orders. The intents come first, in one order for all tasks: when a key is taken, nothing else of its
 * order is written.
 */
export const insertOrders = statement<
  [records: string, intents: string, orders: string, lines: string, owner: string, lease: number],
  MoveRow & { readonly id: string }
>(
  `WITH intent AS (
     INSERT INTO idempotency (user_id, route, key, body_hash, order_id)
     SELECT user_id, route, key, body_hash, order_id
     FROM jsonb_to_recordset($2::jsonb) AS new (user_id uuid, route text, key text, body_hash text, order_id uuid)
     ORDER BY user_id, route, key
     ON CONFLICT DO NOTHING RETURNING order_id
   ), wanted AS MATERIALIZED (
     SELECT position, id, user_id, payment_method, expected_amount, expected_currency, state, version
     FROM intent JOIN jsonb_to_recordset($3::jsonb) AS new (
       position integer, id uuid, user_id uuid, payment_method text, expected_amount bigint, expected_currency text,
       state text, version integer) ON new.id = intent.order_id
   ), placed AS (
     INSERT INTO orders (id, user_id, payment_method, expected_amount, expected_currency)
     SELECT id, user_id, payment_method, expected_amount, expected_currency FROM wanted
     RETURNING id, created_at
   ), moved AS (
     SELECT position, id FROM placed JOIN wanted USING (id)
   ), lines AS (
     INSERT INTO order_line (order_id, position, product_id, quantity)
     SELECT moved.id, line, product_id, quantity
     FROM moved JOIN jsonb_to_recordset($4::jsonb) AS new (
       position integer, line integer, product_id uuid, quantity integer) USING (position)
   ), saga_rows AS (
     INSERT INTO saga (id, state, version, epoch, lease_owner, lease_until)
     SELECT id, state, version, 1, $5, now() + $6 * interval '1 ms' FROM placed JOIN wanted USING (id)
   ), ${recorded}
   SELECT id, 1 AS epoch, created_at AS updated_at FROM placed`,
);

/**
 * Moves many orders, each by one transition or by several that need no call between them: all of it, or nothing of an
 * order whose lease is lost. The rows are locked by id, so that two batches never wait for each other.
 */
export const advanceOrders = statement<
  [records: string, orders: string, prices: string, ids: readonly string[]],
  AdvanceRow & { readonly position: number }
>(
  `WITH locked AS MATERIALIZED (
     SELECT id FROM saga WHERE id = ANY ($4::uuid[]) ORDER BY id FOR NO KEY UPDATE
   ), moved AS (
     UPDATE saga SET state = new.state, version = new.version, reason = new.reason, attempts = 0,
            total_amount = new.total_amount, total_currency = new.total_currency,
            reserved_until = new.reserved_until, payment_id = new.payment_id,
            refunded_amount = new.refunded_amount, updated_at = now()
     FROM locked JOIN jsonb_to_recordset($2::jsonb) AS new (
       position integer, id uuid, left_state text, epoch integer, yields_to_cancel boolean,
       state text, version integer, reason text, total_amount bigint, total_currency text,
       reserved_until timestamptz, payment_id uuid, refunded_amount bigint,
       refund_id uuid, refund_state text, refund_reason text) USING (id)
     WHERE saga.id = locked.id AND saga.state = new.left_state AND saga.epoch = new.epoch
       AND NOT (new.yields_to_cancel AND saga.cancel_requested_at IS NOT NULL)
     RETURNING new.position, saga.id, saga.epoch, saga.updated_at, saga.cancel_reason,
               new.refund_id, new.refund_state, new.refund_reason
   ), lines AS (
     UPDATE order_line l SET name = new.name, unit_amount = new.unit_amount
     FROM moved JOIN jsonb_to_recordset($3::jsonb) AS new (
       position integer, product_id uuid, name text, unit_amount bigint) USING (position)
     WHERE l.order_id = moved.id AND l.product_id = new.product_id
   ), refund_rows AS (
     UPDATE refund SET state = moved.refund_state, reason = moved.refund_reason
     FROM moved WHERE refund.id = moved.refund_id
   ), ${recorded}
   SELECT position, epoch, updated_at, cancel_reason FROM moved`,
);
