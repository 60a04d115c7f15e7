import { type Database, statement } from '@quartet/database';
import { type Currency, money } from '@quartet/money';
import type { ProblemCode } from '@quartet/problem';
import type { Config } from '../config.ts';
import type { Refunds } from '../deps.ts';
import type { Refund } from '../domain/order.ts';
import { recordsOf } from './postgres-order-row.ts';

interface RefundRow {
  readonly id: string;
  readonly amount: number;
  readonly currency: Currency;
  readonly state: Refund['state'];
  readonly reason: ProblemCode | null;
}

const selectRefund = statement<[id: string], RefundRow>(
  `SELECT r.id, r.amount, s.total_currency AS currency, r.state, r.reason
   FROM refund r JOIN saga s ON s.id = r.order_id WHERE r.id = $1`,
);

type Values = [
  userId: string,
  route: string,
  key: string,
  hash: string,
  id: string,
  from: string,
  fromVersion: number,
  version: number,
  owner: string,
  lease: number,
  refundId: string,
  amount: number,
  records: string,
];

/** The state and the version are the fence here: nobody has a lease on an order that is at rest. */
const insertRefund = statement<Values, { readonly epoch: number; readonly updatedAt: Date }>(
  `WITH moved AS (
     UPDATE saga SET state = 'REFUNDING', version = $8, reason = NULL, epoch = epoch + 1, attempts = 0,
            next_attempt_at = now(), lease_owner = $9, lease_until = now() + $10 * interval '1 ms',
            updated_at = now()
     WHERE id = $5 AND state = $6 AND version = $7
       AND NOT EXISTS (SELECT FROM refund WHERE refund.id = $11)
     RETURNING id, epoch, updated_at
   ), intent AS (
     INSERT INTO idempotency (user_id, route, key, body_hash, order_id) SELECT $1, $2, $3, $4, id FROM moved
   ), intended AS (
     INSERT INTO refund (id, order_id, amount) SELECT $11, id, $12 FROM moved
   ), record AS (
     SELECT moved.id, r.* FROM moved, jsonb_to_recordset($13::jsonb)
       AS r (version integer, state text, reason text, event uuid, type text, data jsonb)
   ), recorded AS (
     INSERT INTO history (order_id, version, state, reason) SELECT id, version, state, reason FROM record
   ), told AS (
     INSERT INTO outbox (id, aggregate, version, type, data)
     SELECT event, 'order:' || id, version, type, data FROM record
   )
   SELECT epoch, updated_at AS "updatedAt" FROM moved`,
);

type RefundsConfig = Pick<Config, 'SAGA_LEASE'>;

export function postgresRefunds(database: Database, owner: string, config: RefundsConfig): Refunds {
  return {
    get: async (id) => {
      const { amount, currency, state, reason } = await database.one(selectRefund, [id]);
      return { id, amount: money(amount, currency), state, reason };
    },
    begin: async (order, next, { userId, route, key, hash }) => {
      const { refund } = next;
      if (refund === null) throw new Error(`order ${order.id} has no refund under way`);
      const begun = await database.maybe(insertRefund, [
        userId,
        route,
        key,
        hash,
        order.id,
        order.state,
        order.version,
        next.version,
        owner,
        config.SAGA_LEASE,
        refund.id,
        refund.amount.amount,
        recordsOf([next]),
      ]);
      if (begun === undefined) return undefined;
      const { epoch, updatedAt } = begun;
      return { order: { ...next, updatedAt }, epoch, attempts: 0, stuck: false };
    },
  };
}
