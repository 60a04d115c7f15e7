import { type Database, statement } from '@quartet/database';
import type { Config } from '../config.ts';
import type { Operations } from '../deps.ts';
import { type ClaimRow, claimOf } from './postgres-payment-row.ts';

export type OperationsConfig = Pick<
  Config,
  | 'OPERATION_BATCH'
  | 'OPERATION_LEASE'
  | 'OPERATION_HEARTBEAT'
  | 'OPERATION_RETRY_FIRST'
  | 'OPERATION_RETRY_LIMIT'
>;

const claimOne = statement<[key: string, lease: number], ClaimRow>(
  `UPDATE operation o
      SET lease_until = now() + $2 * interval '1 ms', epoch = epoch + 1, attempts = attempts + 1
     FROM payment p
    WHERE o.key = $1 AND o.state = 'PENDING' AND p.id = o.payment_id
      AND (o.lease_until IS NULL OR o.lease_until < now())
   RETURNING o.key, o.payment_id, o.kind, o.amount, o.state, o.reason, o.origin, o.epoch, o.attempts,
             p.currency, p.order_id, p.method, p.reference, p.created_at AS opened_at,
             o.created_at AS begun_at`,
);

const claimMany = statement<[limit: number, lease: number], ClaimRow>(
  `WITH due AS MATERIALIZED (
     SELECT key FROM operation
      WHERE state = 'PENDING' AND next_attempt_at <= now()
        AND (lease_until IS NULL OR lease_until < now())
      ORDER BY next_attempt_at LIMIT $1 FOR UPDATE SKIP LOCKED)
   UPDATE operation o
      SET lease_until = now() + $2 * interval '1 ms', epoch = epoch + 1, attempts = attempts + 1
     FROM due, payment p
    WHERE o.key = due.key AND p.id = o.payment_id
   RETURNING o.key, o.payment_id, o.kind, o.amount, o.state, o.reason, o.origin, o.epoch, o.attempts,
             p.currency, p.order_id, p.method, p.reference, p.created_at AS opened_at,
             o.created_at AS begun_at`,
);

const giveBack = statement<[key: string, epoch: number, first: number, limit: number]>(
  `UPDATE operation
      SET lease_until = NULL,
          next_attempt_at = now() + least($3 * 2.0 ^ least(attempts - 1, 30), $4) * interval '1 ms'
    WHERE key = $1 AND epoch = $2 AND state = 'PENDING'`,
);

const extendLease = statement<[key: string, epoch: number, lease: number]>(
  `UPDATE operation SET lease_until = now() + $3 * interval '1 ms'
    WHERE key = $1 AND epoch = $2 AND state = 'PENDING' AND lease_until IS NOT NULL`,
);

const wakeWaiting = statement<[most: number]>(
  `UPDATE operation SET next_attempt_at = now()
    WHERE key = ANY (ARRAY(
        SELECT key FROM operation WHERE state = 'PENDING' AND next_attempt_at > now()
         ORDER BY next_attempt_at LIMIT $1))
      AND state = 'PENDING' AND lease_until IS NULL`,
);

const doubt = statement<[paymentId: string]>(
  `UPDATE payment SET state = 'UNKNOWN', updated_at = date_trunc('milliseconds', now())
    WHERE id = $1 AND state = 'AUTHORISING'`,
);

export function postgresOperations(database: Database, config: OperationsConfig): Operations {
  return {
    claim: async (key) => {
      const row = await database.maybe(claimOne, [key, config.OPERATION_LEASE]);
      return row && claimOf(row);
    },
    claimDue: async () => {
      const rows = await database.many(claimMany, [config.OPERATION_BATCH, config.OPERATION_LEASE]);
      return rows.map(claimOf);
    },
    postpone: async ({ key, epoch, kind, paymentId }) => {
      if (kind === 'authorise') await database.run(doubt, [paymentId]);
      await database.run(giveBack, [
        key,
        epoch,
        config.OPERATION_RETRY_FIRST,
        config.OPERATION_RETRY_LIMIT,
      ]);
    },
    extend: async ({ key, epoch }) => {
      await database.run(extendLease, [key, epoch, config.OPERATION_LEASE]);
    },
    heartbeat: config.OPERATION_HEARTBEAT,
    wake: async (most) => {
      await database.run(wakeWaiting, [most]);
    },
  };
}
