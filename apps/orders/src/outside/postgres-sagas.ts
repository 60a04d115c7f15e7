import { type Database, groupCommit, statement } from '@quartet/database';
import { sampledTraceparent } from '@quartet/events';
import type { Config } from '../config.ts';
import type { Lease, Sagas } from '../deps.ts';
import { cancellable } from '../domain/states.ts';
import { writeMoves } from './postgres-batches.ts';
import { leaseOf } from './postgres-order-row.ts';
import { selectLeases } from './postgres-order-statements.ts';

interface Claim {
  readonly id: string;
  readonly epoch: number;
}

/** Materialised, since a sub-select may be run more than once and then claims more than its limit. */
const claimDue = statement<[owner: string, lease: number, limit: number], Claim>(
  `WITH due AS MATERIALIZED (
     SELECT id FROM saga WHERE NOT done AND next_attempt_at <= now()
        AND (lease_until IS NULL OR lease_until < now())
      ORDER BY next_attempt_at LIMIT $3 FOR UPDATE SKIP LOCKED)
   UPDATE saga SET lease_owner = $1, lease_until = now() + $2 * interval '1 ms',
          epoch = epoch + 1, attempts = attempts + 1
   FROM due WHERE saga.id = due.id
   RETURNING saga.id, epoch`,
);

const claimOne = statement<[owner: string, lease: number, id: string], Claim>(
  `UPDATE saga SET lease_owner = $1, lease_until = now() + $2 * interval '1 ms',
          epoch = epoch + 1, attempts = attempts + 1
   WHERE id = $3 AND NOT done AND (lease_until IS NULL OR lease_until < now())
   RETURNING id, epoch`,
);

/** Back-off with full jitter: doubles with the attempts, and no two orders come back at once. */
const putOff = statement<[id: string, epoch: number, first: number, longest: number]>(
  `UPDATE saga SET lease_owner = NULL, lease_until = NULL,
          next_attempt_at = now() + random() * least($4, $3 * power(2, least(attempts, 30))) * interval '1 ms'
   WHERE id = $1 AND epoch = $2`,
);

const wakeWaiting = statement<[states: readonly string[], most: number]>(
  `UPDATE saga SET next_attempt_at = now()
   WHERE id = ANY (ARRAY(
       SELECT id FROM saga WHERE NOT done AND next_attempt_at > now() AND state = ANY ($1)
       ORDER BY next_attempt_at LIMIT $2))
     AND NOT done AND lease_until IS NULL`,
);

const selectWaiting = statement<[states: readonly string[], most: number], { readonly id: string }>(
  `SELECT id FROM saga WHERE NOT done AND next_attempt_at > now() AND state = ANY ($1) AND lease_until IS NULL
   ORDER BY next_attempt_at DESC LIMIT $2`,
);

const wakeThese = statement<[ids: readonly string[]]>(
  `UPDATE saga SET next_attempt_at = now()
   WHERE id = ANY ($1) AND NOT done AND next_attempt_at > now() AND lease_until IS NULL`,
);

const giveBack = statement<[id: string, epoch: number]>(
  `UPDATE saga SET lease_owner = NULL, lease_until = NULL, next_attempt_at = now() WHERE id = $1 AND epoch = $2`,
);

const extendLease = statement<[id: string, epoch: number, lease: number]>(
  `UPDATE saga SET lease_until = now() + $3 * interval '1 ms'
   WHERE id = $1 AND epoch = $2 AND lease_until IS NOT NULL`,
);

/** Ids rise with time, so that the oldest orders come first, and the younger ones are not read. */
const cancelOverdue = statement<
  [reason: string, states: readonly string[], expiry: number, most: number]
>(
  `UPDATE saga SET cancel_requested_at = now(), cancel_reason = $1, next_attempt_at = now()
   FROM orders o
   WHERE saga.id = ANY (ARRAY(
       SELECT id FROM saga WHERE NOT done AND cancel_requested_at IS NULL AND state = ANY ($2)
       ORDER BY id LIMIT $4))
     AND NOT saga.done AND saga.state = ANY ($2) AND saga.cancel_requested_at IS NULL
     AND o.id = saga.id AND o.created_at < now() - $3 * interval '1 ms'`,
);

const most = 500;

type SagasConfig = Pick<
  Config,
  'ORDER_EXPIRY' | 'REVIEW_AFTER' | 'SAGA_BACKOFF' | 'SAGA_BACKOFF_MAX' | 'SAGA_LEASE'
>;

export function postgresSagas(database: Database, owner: string, config: SagasConfig): Sagas {
  const load = async (claims: readonly Claim[]): Promise<readonly Lease[]> => {
    const ids = claims.map(({ id }) => id);
    const epochs = claims.map(({ epoch }) => epoch);
    const rows = await database.many(selectLeases, [ids, epochs, config.REVIEW_AFTER]);
    return rows.map(leaseOf);
  };
  const advance = groupCommit({ write: writeMoves(database) });
  return {
    claimDue: async (limit) => {
      const claims = await database.many(claimDue, [owner, config.SAGA_LEASE, limit]);
      return claims.length === 0 ? [] : load(claims);
    },
    claim: async (id) => {
      const claim = await database.maybe(claimOne, [owner, config.SAGA_LEASE, id]);
      return claim && (await load([claim]))[0];
    },
    reload: async ({ order: { id }, epoch }) => (await load([{ id, epoch }]))[0],
    advance: (lease, path) => advance({ lease, path, traceparent: sampledTraceparent() }),
    postpone: async ({ order, epoch }) => {
      await database.run(putOff, [order.id, epoch, config.SAGA_BACKOFF, config.SAGA_BACKOFF_MAX]);
    },
    wake: async (states, most) => {
      await database.run(wakeWaiting, [states, most]);
    },
    waiting: async (states, most) =>
      (await database.many(selectWaiting, [states, most])).map(({ id }) => id),
    wakeOrders: async (ids) => {
      await database.run(wakeThese, [ids]);
    },
    handBack: async ({ order, epoch }) => {
      await database.run(giveBack, [order.id, epoch]);
    },
    extend: async ({ order, epoch }) => {
      await database.run(extendLease, [order.id, epoch, config.SAGA_LEASE]);
    },
    cancelOverdue: async (reason) => {
      const values = [reason, cancellable, config.ORDER_EXPIRY, most] as const;
      return (await database.run(cancelOverdue, values)) === most;
    },
  };
}
