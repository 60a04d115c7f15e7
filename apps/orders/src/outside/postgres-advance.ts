import { type Database, statement } from '@quartet/database';
import type { Sagas } from '../deps.ts';
import type { CancelReason, Order } from '../domain/order.ts';
import { yieldsToCancel } from '../domain/states.ts';
import { recordsOf } from './postgres-order-row.ts';

type Values = [
  id: string,
  from: string,
  epoch: number,
  state: string,
  version: number,
  reason: string | null,
  totalAmount: number | null,
  currency: string | null,
  reservedUntil: Date | null,
  paymentId: string | null,
  refundedAmount: number | null,
  yields: boolean,
  lines: string,
  refundId: string | null,
  refundState: string | null,
  refundReason: string | null,
  records: string,
];

interface Moved {
  readonly updatedAt: Date;
  readonly cancelReason: CancelReason | null;
}

/** One transition, or several that need no call between them: all of it, or nothing when the lease is lost. */
const moveOrder = statement<Values, Moved>(
  `WITH moved AS (
     UPDATE saga SET state = $4, version = $5, reason = $6, total_amount = $7, total_currency = $8, reserved_until = $9,
            payment_id = $10, refunded_amount = $11, attempts = 0, updated_at = now()
     WHERE id = $1 AND state = $2 AND epoch = $3 AND NOT ($12 AND cancel_requested_at IS NOT NULL)
     RETURNING id, updated_at, cancel_reason
   ), priced AS (
     UPDATE order_line l SET name = p.name, unit_amount = p.unit_amount
     FROM moved, jsonb_to_recordset($13::jsonb) AS p (product_id uuid, name text, unit_amount bigint)
     WHERE l.order_id = moved.id AND l.product_id = p.product_id
   ), settled AS (
     UPDATE refund SET state = $15, reason = $16 FROM moved WHERE refund.id = $14
   ), record AS (
     SELECT moved.id, r.* FROM moved, jsonb_to_recordset($17::jsonb)
       AS r (version integer, state text, reason text, event uuid, type text, data jsonb)
   ), recorded AS (
     INSERT INTO history (order_id, version, state, reason) SELECT id, version, state, reason FROM record
   ), told AS (
     INSERT INTO outbox (id, aggregate, version, type, data)
     SELECT event, 'order:' || id, version, type, data FROM record
   )
   SELECT updated_at AS "updatedAt", cancel_reason AS "cancelReason" FROM moved`,
);

export function postgresAdvance(database: Database): Sagas['advance'] {
  return async (lease, path) => {
    const from = lease.order;
    const next = path[path.length - 1] ?? path[0];
    const moved = await database.maybe(moveOrder, [
      from.id,
      from.state,
      lease.epoch,
      next.state,
      next.version,
      next.reason,
      next.total?.amount ?? null,
      next.total?.currency ?? null,
      next.reservedUntil,
      next.paymentId,
      next.refunded?.amount ?? null,
      yieldsToCancel(next.state),
      pricesOf(from, next),
      next.refund?.id ?? null,
      next.refund?.state ?? null,
      next.refund?.reason ?? null,
      recordsOf(path),
    ]);
    return moved && { ...lease, order: { ...next, ...moved }, attempts: 0, stuck: false };
  };
}

/** The snapshot is written once, when the order gets its total. */
function pricesOf(from: Order, next: Order): string {
  if (from.total !== null || next.total === null) return '[]';
  return JSON.stringify(
    next.lines.map(({ productId, name, unitPrice }) => ({
      product_id: productId,
      name,
      unit_amount: unitPrice?.amount ?? null,
    })),
  );
}
