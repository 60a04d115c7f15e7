import { type Database, statement } from '@quartet/database';
import { Problem } from '@quartet/problem';
import type { Config } from '../config.ts';
import type { HistoryEntry, Orders } from '../deps.ts';
import { cancellable } from '../domain/states.ts';
import type { First } from '../domain/idempotency.ts';
import { orderOf, type OrderRow } from './postgres-order-row.ts';
import { postgresPlacing } from './postgres-placing.ts';

const selectOrder = statement<[id: string, ownerId: string | null], OrderRow>(
  `SELECT * FROM whole_order WHERE id = $1 AND ($2::uuid IS NULL OR "userId" = $2)`,
);

const selectOrders = statement<
  [userId: string, states: readonly string[], after: string | null, limit: number],
  OrderRow
>(
  `SELECT * FROM whole_order
   WHERE "userId" = $1 AND state = ANY ($2) AND ($3::uuid IS NULL OR id < $3)
   ORDER BY id DESC LIMIT $4`,
);

const selectHistory = statement<[id: string], HistoryEntry>(
  `SELECT state, at, reason, version FROM history WHERE order_id = $1 ORDER BY version`,
);

const selectFirst = statement<
  [userId: string, route: string, key: string],
  OrderRow & { readonly hash: string; readonly leased: boolean }
>(
  `SELECT o.*, i.body_hash AS hash, coalesce(o."leaseUntil" > now(), false) AS leased
   FROM idempotency i JOIN whole_order o ON o.id = i.order_id
   WHERE i.user_id = $1 AND i.route = $2 AND i.key = $3`,
);

const askToCancel = statement<[id: string, states: readonly string[]]>(
  `UPDATE saga SET cancel_requested_at = now(), cancel_reason = 'order_cancelled', next_attempt_at = now()
   WHERE id = $1 AND state = ANY ($2) AND cancel_requested_at IS NULL`,
);

const forgetIntents = statement<[keptFor: number]>(
  `DELETE FROM idempotency WHERE created_at < now() - $1 * interval '1 ms'`,
);

type OrdersConfig = Pick<Config, 'SAGA_LEASE'>;

export function postgresOrders(database: Database, owner: string, config: OrdersConfig): Orders {
  return {
    get: async (id, ownerId) => {
      const row = await database.reads.maybe(selectOrder, [id, ownerId ?? null]);
      if (row === undefined) throw new Problem('not_found', 'There is no such order.');
      return orderOf(row);
    },
    list: async ({ userId, states, after, limit }) => {
      const rows = await database.many(selectOrders, [userId, states, after ?? null, limit]);
      return rows.map(orderOf);
    },
    history: (id) => database.reads.many(selectHistory, [id]),
    place: postgresPlacing(database, owner, config),
    firstOf: async ({ userId, route, key }) => {
      const row = await database.maybe(selectFirst, [userId, route, key]);
      return row && firstOf(row);
    },
    requestCancel: async (id) => {
      await database.run(askToCancel, [id, cancellable]);
    },
    forgetIntents: async (keptFor) => {
      await database.run(forgetIntents, [keptFor]);
    },
  };
}

function firstOf(row: OrderRow & { readonly hash: string; readonly leased: boolean }): First {
  return { hash: row.hash, order: orderOf(row), leased: row.leased };
}
