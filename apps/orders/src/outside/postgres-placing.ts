import { type Database, statement } from '@quartet/database';
import type { Config } from '../config.ts';
import type { Orders } from '../deps.ts';
import { recordsOf } from './postgres-order-row.ts';

type Values = [
  userId: string,
  route: string,
  key: string,
  hash: string,
  id: string,
  paymentMethod: string,
  expectedAmount: number | null,
  expectedCurrency: string | null,
  productIds: readonly string[],
  quantities: readonly number[],
  state: string,
  version: number,
  owner: string,
  lease: number,
  records: string,
];

/** The intent comes first: when its key is taken, nothing else is written. */
const insertOrder = statement<Values, { readonly createdAt: Date }>(
  `WITH intent AS (
     INSERT INTO idempotency (user_id, route, key, body_hash, order_id) VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT DO NOTHING RETURNING order_id
   ), placed AS (
     INSERT INTO orders (id, user_id, payment_method, expected_amount, expected_currency)
     SELECT order_id, $1, $6, $7, $8 FROM intent RETURNING id, created_at
   ), lined AS (
     INSERT INTO order_line (order_id, position, product_id, quantity)
     SELECT placed.id, line.position, line.product_id, line.quantity
     FROM placed, unnest($9::uuid[], $10::integer[]) WITH ORDINALITY AS line (product_id, quantity, position)
   ), driven AS (
     INSERT INTO saga (id, state, version, epoch, lease_owner, lease_until)
     SELECT id, $11, $12, 1, $13, now() + $14 * interval '1 ms' FROM placed
   ), record AS (
     SELECT placed.id, r.* FROM placed, jsonb_to_recordset($15::jsonb)
       AS r (version integer, state text, reason text, event uuid, type text, data jsonb)
   ), recorded AS (
     INSERT INTO history (order_id, version, state, reason) SELECT id, version, state, reason FROM record
   ), told AS (
     INSERT INTO outbox (id, aggregate, version, type, data)
     SELECT event, 'order:' || id, version, type, data FROM record
   )
   SELECT created_at AS "createdAt" FROM placed`,
);

export function postgresPlacing(
  database: Database,
  owner: string,
  { SAGA_LEASE: lease }: Pick<Config, 'SAGA_LEASE'>,
): Orders['place'] {
  return async (path, { userId, route, key, hash }) => {
    const order = path[path.length - 1] ?? path[0];
    const { id, lines, paymentMethod, expectedTotal, state, version } = order;
    const placed = await database.maybe(insertOrder, [
      userId,
      route,
      key,
      hash,
      id,
      paymentMethod,
      expectedTotal?.amount ?? null,
      expectedTotal?.currency ?? null,
      lines.map(({ productId }) => productId),
      lines.map(({ quantity }) => quantity),
      state,
      version,
      owner,
      lease,
      recordsOf(path),
    ]);
    if (placed === undefined) return undefined;
    const { createdAt } = placed;
    return {
      order: { ...order, createdAt, updatedAt: createdAt },
      epoch: 1,
      attempts: 0,
      stuck: false,
    };
  };
}
