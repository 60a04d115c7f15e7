import { type Database, statement } from '@quartet/database';
import { Problem } from '@quartet/problem';
import type { Config } from '../config.ts';
import type { Reviews } from '../deps.ts';
import type { State } from '../domain/states.ts';
import { orderOf, type OrderRow, recordsOf } from './postgres-order-row.ts';

type ReviewRow = OrderRow & { readonly stuckIn: State };

const selectReviews = statement<[after: string | null, limit: number], ReviewRow>(
  `SELECT o.*, h.state AS "stuckIn"
   FROM whole_order o JOIN history h ON h.order_id = o.id AND h.version = o.version - 1
   WHERE o.state = 'NEEDS_REVIEW' AND ($1::uuid IS NULL OR o.id > $1) ORDER BY o.id LIMIT $2`,
);

const selectReview = statement<[id: string], ReviewRow>(
  `SELECT o.*, h.state AS "stuckIn"
   FROM whole_order o JOIN history h ON h.order_id = o.id AND h.version = greatest(o.version - 1, 1)
   WHERE o.id = $1`,
);

type Values = [
  id: string,
  fromVersion: number,
  state: string,
  version: number,
  reason: string | null,
  owner: string,
  lease: number,
  records: string,
];

/** The state and the version are the fence here: nobody has a lease on an order that is at rest. */
const reopen = statement<Values, { readonly epoch: number; readonly updatedAt: Date }>(
  `WITH moved AS (
     UPDATE saga SET state = $3, version = $4, reason = $5, epoch = epoch + 1, attempts = 1,
            next_attempt_at = now(), lease_owner = $6, lease_until = now() + $7 * interval '1 ms',
            updated_at = now()
     WHERE id = $1 AND state = 'NEEDS_REVIEW' AND version = $2
     RETURNING id, epoch, updated_at
   ), record AS (
     SELECT moved.id, r.* FROM moved, jsonb_to_recordset($8::jsonb)
       AS r (version integer, state text, reason text, event uuid, type text, data jsonb)
   ), recorded AS (
     INSERT INTO history (order_id, version, state, reason) SELECT id, version, state, reason FROM record
   ), told AS (
     INSERT INTO outbox (id, aggregate, version, type, data)
     SELECT event, 'order:' || id, version, type, data FROM record
   )
   SELECT epoch, updated_at AS "updatedAt" FROM moved`,
);

type ReviewsConfig = Pick<Config, 'SAGA_LEASE'>;

export function postgresReviews(
  database: Database,
  owner: string,
  { SAGA_LEASE: lease }: ReviewsConfig,
): Reviews {
  return {
    list: async ({ after, limit }) => {
      const rows = await database.many(selectReviews, [after ?? null, limit]);
      return rows.map(reviewOf);
    },
    get: async (id) => {
      const row = await database.maybe(selectReview, [id]);
      if (row === undefined) throw new Problem('not_found', 'There is no such order.');
      return reviewOf(row);
    },
    settle: async ({ order }, next) => {
      const { state, version, reason } = next;
      const moved = await database.maybe(reopen, [
        order.id,
        order.version,
        state,
        version,
        reason,
        owner,
        lease,
        recordsOf([next]),
      ]);
      if (moved === undefined) return undefined;
      const { epoch, updatedAt } = moved;
      return { order: { ...next, updatedAt }, epoch, attempts: 1, stuck: false };
    },
  };
}

function reviewOf({ stuckIn, ...row }: ReviewRow) {
  return { order: orderOf(row), stuckIn };
}
