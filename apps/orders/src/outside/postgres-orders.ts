import { type Database, groupCommit, statement } from '@quartet/database';
import { sampledTraceparent } from '@quartet/events';
import { Problem } from '@quartet/problem';
import type { Config } from '../config.ts';
import type { Orders } from '../deps.ts';
import type { Order } from '../domain/order.ts';
import { cancellable } from '../domain/states.ts';
import { writeOrders } from './postgres-batches.ts';
import { firstOf, orderOf } from './postgres-order-row.ts';
import {
  selectFirst,
  selectHistory,
  selectOrder,
  selectOrders,
} from './postgres-order-statements.ts';

const askToCancel = statement<[id: string, states: readonly string[]]>(
  `UPDATE saga SET cancel_requested_at = now(), cancel_reason = 'order_cancelled', next_attempt_at = now()
   WHERE id = $1 AND state = ANY ($2) AND cancel_requested_at IS NULL`,
);

const forgetIntents = statement<[keptFor: number, most: number]>(
  `DELETE FROM idempotency WHERE ctid = ANY (ARRAY(
     SELECT ctid FROM idempotency WHERE created_at < now() - $1 * interval '1 ms'
     ORDER BY created_at LIMIT $2))`,
);

const most = 1_000;

/** @throws Problem `not_found` */
export async function findOrder(
  database: Pick<Database, 'maybe'>,
  id: string,
  ownerId?: string,
): Promise<Order> {
  const row = await database.maybe(selectOrder, [id, ownerId ?? null]);
  if (row === undefined) throw new Problem('not_found', 'There is no such order.');
  return orderOf(row);
}

type OrdersConfig = Pick<Config, 'SAGA_LEASE'>;

export function postgresOrders(database: Database, owner: string, config: OrdersConfig): Orders {
  const place = groupCommit({ write: writeOrders(database, owner, config.SAGA_LEASE) });
  return {
    get: (id, ownerId) => findOrder(database.reads, id, ownerId),
    list: async ({ userId, states, after, limit }) => {
      const rows = await database.many(selectOrders, [userId, states, after ?? null, limit]);
      return rows.map(orderOf);
    },
    history: (id) => database.reads.many(selectHistory, [id]),
    place: (path, intent) => place({ path, intent, traceparent: sampledTraceparent() }),
    firstOf: async ({ userId, route, key }) => {
      const row = await database.maybe(selectFirst, [userId, route, key]);
      return row && firstOf(row);
    },
    requestCancel: async (id) => {
      await database.run(askToCancel, [id, cancellable]);
    },
    forgetIntents: async (keptFor) => (await database.run(forgetIntents, [keptFor, most])) === most,
  };
}
