import { statement } from '@quartet/database';
import type { AdvanceRow, MoveRow } from './postgres-move-row.ts';

/** Rows of history and outbox for the states that the order in `moved` comes to; the first value has them. */
const recorded = `
   record AS (
     SELECT moved.id, version, state, reason, event, type, data
     FROM moved, jsonb_to_recordset($1::jsonb) AS new (
       version integer, state text, reason text, event uuid, type text, data jsonb)
   ), history_rows AS (
     INSERT INTO history (order_id, version, state, reason) SELECT id, version, state, reason FROM record
   ), events AS (
     INSERT INTO outbox (id, aggregate, version, type, data)
     SELECT event, 'order:' || id, version, type, data FROM record
   )`;

type Lease = [owner: string, lease: number];

/** The intent comes first: when its key is taken, nothing else is written. */
export const insertOrder = statement<
  [records: string, intent: string, order: string, lines: string, ...Lease],
  MoveRow
>(
  `WITH intent AS (
     INSERT INTO idempotency (user_id, route, key, body_hash, order_id)
     SELECT user_id, route, key, body_hash, order_id
     FROM jsonb_to_record($2::jsonb) AS new (user_id uuid, route text, key text, body_hash text, order_id uuid)
     ON CONFLICT DO NOTHING RETURNING order_id
   ), moved AS (
     INSERT INTO orders (id, user_id, payment_method, expected_amount, expected_currency)
     SELECT order_id, user_id, payment_method, expected_amount, expected_currency
     FROM intent, jsonb_to_record($3::jsonb) AS new (
       user_id uuid, payment_method text, expected_amount bigint, expected_currency text)
     RETURNING id, created_at
   ), lines AS (
     INSERT INTO order_line (order_id, position, product_id, quantity)
     SELECT moved.id, position, product_id, quantity
     FROM moved, jsonb_to_recordset($4::jsonb) AS new (position integer, product_id uuid, quantity integer)
   ), saga_row AS (
     INSERT INTO saga (id, state, version, epoch, lease_owner, lease_until)
     SELECT moved.id, state, version, 1, $5, now() + $6 * interval '1 ms'
     FROM moved, jsonb_to_record($3::jsonb) AS new (state text, version integer)
   ), ${recorded}
   SELECT 1 AS epoch, created_at AS updated_at FROM moved`,
);

/** One transition, or several that need no call between them: all of it, or nothing when the lease is lost. */
export const advanceOrder = statement<
  [
    ...[records: string, order: string, prices: string],
    ...[id: string, state: string, epoch: number, yieldsToCancel: boolean],
  ],
  AdvanceRow
>(
  `WITH moved AS (
     UPDATE saga SET state = new.state, version = new.version, reason = new.reason, attempts = 0,
            total_amount = new.total_amount, total_currency = new.total_currency,
            reserved_until = new.reserved_until, payment_id = new.payment_id,
            refunded_amount = new.refunded_amount, updated_at = now()
     FROM jsonb_to_record($2::jsonb) AS new (
       state text, version integer, reason text, total_amount bigint, total_currency text,
       reserved_until timestamptz, payment_id uuid, refunded_amount bigint)
     WHERE saga.id = $4 AND saga.state = $5 AND saga.epoch = $6
       AND NOT ($7 AND saga.cancel_requested_at IS NOT NULL)
     RETURNING saga.id, saga.epoch, saga.updated_at, saga.cancel_reason
   ), lines AS (
     UPDATE order_line l SET name = new.name, unit_amount = new.unit_amount
     FROM moved, jsonb_to_recordset($3::jsonb) AS new (product_id uuid, name text, unit_amount bigint)
     WHERE l.order_id = moved.id AND l.product_id = new.product_id
   ), refund_row AS (
     UPDATE refund SET state = new.refund_state, reason = new.refund_reason
     FROM moved, jsonb_to_record($2::jsonb) AS new (refund_id uuid, refund_state text, refund_reason text)
     WHERE refund.id = new.refund_id
   ), ${recorded}
   SELECT epoch, updated_at, cancel_reason FROM moved`,
);

/** The state and the version are the fence here: nobody has a lease on an order that is at rest. */
export const insertRefund = statement<
  [
    ...[records: string, intent: string, order: string],
    ...[...Lease, id: string, state: string, version: number],
  ],
  MoveRow
>(
  `WITH moved AS (
     UPDATE saga SET state = new.state, version = new.version, reason = NULL, epoch = epoch + 1, attempts = 0,
            next_attempt_at = now(), lease_owner = $4, lease_until = now() + $5 * interval '1 ms',
            updated_at = now()
     FROM jsonb_to_record($3::jsonb) AS new (state text, version integer, refund_id uuid, refund_amount bigint)
     WHERE saga.id = $6 AND saga.state = $7 AND saga.version = $8
       AND NOT EXISTS (SELECT FROM refund WHERE refund.id = new.refund_id)
     RETURNING saga.id, saga.epoch, saga.updated_at, new.refund_id, new.refund_amount
   ), intent AS (
     INSERT INTO idempotency (user_id, route, key, body_hash, order_id)
     SELECT user_id, route, key, body_hash, moved.id
     FROM moved, jsonb_to_record($2::jsonb) AS new (user_id uuid, route text, key text, body_hash text)
   ), refund_row AS (
     INSERT INTO refund (id, order_id, amount) SELECT refund_id, id, refund_amount FROM moved
   ), ${recorded}
   SELECT epoch, updated_at FROM moved`,
);

/** The state and the version are the fence here too. */
export const reopenOrder = statement<
  [records: string, order: string, ...Lease, id: string, version: number],
  MoveRow
>(
  `WITH moved AS (
     UPDATE saga SET state = new.state, version = new.version, reason = new.reason, epoch = epoch + 1,
            attempts = 1, next_attempt_at = now(), lease_owner = $3,
            lease_until = now() + $4 * interval '1 ms', updated_at = now()
     FROM jsonb_to_record($2::jsonb) AS new (state text, version integer, reason text)
     WHERE saga.id = $5 AND saga.state = 'NEEDS_REVIEW' AND saga.version = $6
     RETURNING saga.id, saga.epoch, saga.updated_at
   ), ${recorded}
   SELECT epoch, updated_at FROM moved`,
);

/** The state and the version are the fence here too. */
export const changeMoney = statement<
  [records: string, order: string, id: string, state: string, version: number],
  { readonly id: string }
>(
  `WITH moved AS (
     UPDATE saga SET state = new.state, version = new.version, reason = new.reason,
            refunded_amount = new.refunded_amount, dispute_state = new.dispute_state,
            dispute_amount = new.dispute_amount, updated_at = now()
     FROM jsonb_to_record($2::jsonb) AS new (
       state text, version integer, reason text, refunded_amount bigint, dispute_state text, dispute_amount bigint)
     WHERE saga.id = $3 AND saga.state = $4 AND saga.version = $5
     RETURNING saga.id
   ), ${recorded}
   SELECT id FROM moved`,
);
