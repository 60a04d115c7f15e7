import { databaseOf } from '@quartet/local-client/ready';
import type { ReadyContent } from '@quartet/local-client/ready-content';
import { readRows } from '@quartet/postgres';
import type { Restorable } from './arguments.ts';

/** The orders of which a database has something. */
const orderIds: Readonly<Record<Restorable, string>> = {
  orders: 'SELECT id FROM orders',
  products: 'SELECT order_id AS id FROM reservation',
  payments: 'SELECT order_id AS id FROM payment',
};

export async function ordersIn(url: string, service: Restorable): Promise<ReadonlySet<string>> {
  const { rows = [] } = await readRows(url, { rows: orderIds[service] });
  return new Set(rows.map(({ id }) => String(id)));
}

/** The orders for which stock or money is held or taken, by the databases of products and payments. */
const heldOrTaken = {
  products: `SELECT order_id AS id FROM reservation WHERE state IN ('HELD', 'COMMITTED')`,
  payments: `
    SELECT order_id AS id FROM payment
    WHERE state IN ('AUTHORISING', 'UNKNOWN', 'AUTHORISED') OR captured <> refunded + disputed`,
} as const;

/** Reviews of payments, and orders in review. */
const reviews = {
  payments: `
    SELECT coalesce(r.order_id, p.order_id) AS id, r.kind FROM review r LEFT JOIN payment p ON p.id = r.payment_id
    WHERE r.closed_at IS NULL`,
  orders: `SELECT id, 'needs_review' AS kind FROM saga WHERE state = 'NEEDS_REVIEW'`,
} as const;

type Databases = Pick<ReadyContent, 'databases'>;

async function readIds(ready: Databases, queries: Readonly<Record<string, string>>) {
  const found = await Promise.all(
    Object.entries(queries).map(([name, rows]) => readRows(databaseOf(ready, name), { rows })),
  );
  return found.flatMap(({ rows = [] }) => rows);
}

export async function ordersWithEffect(ready: Databases): Promise<ReadonlySet<string>> {
  return new Set((await readIds(ready, heldOrTaken)).map(({ id }) => String(id)));
}

/** The kinds of the reviews of each order that waits for a person. */
export async function ordersInReview(ready: Databases): Promise<ReadonlyMap<string, string>> {
  const rows = await readIds(ready, reviews);
  const kinds = Map.groupBy(rows, ({ id }) => String(id));
  return new Map([...kinds].map(([id, each]) => [id, each.map(({ kind }) => kind).join(', ')]));
}

/** The ids of the payments of orders, by which invariants name them too. */
export async function paymentsOf(
  ready: Databases,
  orders: ReadonlySet<string>,
): Promise<ReadonlySet<string>> {
  const rows = await readIds(ready, { payments: 'SELECT id, order_id FROM payment' });
  return new Set(
    rows.filter((row) => orders.has(String(row['order_id']))).map(({ id }) => String(id)),
  );
}
