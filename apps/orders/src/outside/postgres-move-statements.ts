import { statement } from '@quartet/database';
import type { MoveRow } from './postgres-move-row.ts';

/** Rows of history and outbox for the states that the order in `moved` comes to; the first value has them. */
const recorded = `
   record AS (
     SELECT moved.id, version, state, reason, event, type, data, traceparent
     FROM moved, jsonb_to_recordset($1::jsonb) AS new (
       version integer, state text, reason text, event uuid, type text, data jsonb, traceparent text)
   ), history_rows AS (
     INSERT INTO history (order_id, version, state, reason) SELECT id, version, state, reason FROM record
   ), events AS (
     INSERT INTO outbox (id, aggregate, version, type, data, traceparent)
     SELECT event, 'order:' || id, version, type, data, traceparent FROM record
   )`;

type Lease = [owner: string, lease: number];

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
