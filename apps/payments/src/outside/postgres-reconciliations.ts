import type { Database } from '@quartet/database';
import type { Config } from '../config.ts';
import type { Reconciliations } from '../reconcile-deps.ts';
import { movementOf, movementsJson, runOf, sidesOf } from './postgres-reconciliation-rows.ts';
import {
  askOrders,
  beginRun,
  insertMovements,
  resolveMovements,
  resumeRun,
  saveRun,
  seeOneMoment,
  selectEntries,
  selectMovements,
  selectPage,
  selectPayments,
  selectSince,
  selectStrays,
} from './postgres-reconciliation-statements.ts';

export type ReconciliationConfig = Pick<
  Config,
  'RECONCILE_FIRST' | 'RECONCILE_GRACE' | 'RECONCILE_PAGE'
>;

/** Milliseconds after which another task may go on with a run whose task has died. */
const lease = 120_000;

export function postgresReconciliations(
  database: Database,
  config: ReconciliationConfig,
): Reconciliations {
  const { RECONCILE_FIRST: first, RECONCILE_GRACE: grace, RECONCILE_PAGE: size } = config;
  return {
    claim: async () => {
      const resumed = await database.maybe(resumeRun, [lease]);
      if (resumed) return runOf(resumed);
      const begun = await database.maybe(beginRun, [lease, grace, first]);
      return begun && runOf(begun);
    },
    save: async (before, { id, step, cursor, movements, payments, repaired, found }) => {
      const saved = await database.maybe(saveRun, [
        ...([id, step, cursor, movements, payments, repaired, found] as const),
        ...([lease, before.step, before.cursor] as const),
      ]);
      return saved && runOf(saved);
    },
    insert: async (movements) => {
      await database.run(insertMovements, [movementsJson(movements)]);
    },
    resolve: async (cursor) => {
      const { last } = await database.one(resolveMovements, [cursor, size]);
      return last;
    },
    payments: async ({ from, to, cursor }) => {
      const rows = await database.many(selectPage, [cursor, size, from, to]);
      const ids = rows.filter(({ isDue }) => isDue).map(({ id }) => id);
      return { ids, next: rows.length < size ? null : (rows.at(-1)?.id ?? null) };
    },
    sides: (ids) =>
      database.transaction(async (tx) => {
        await tx.run(seeOneMoment, []);
        const payments = await tx.many(selectPayments, [ids]);
        const entries = await tx.many(selectEntries, [ids]);
        const movements = await tx.many(selectMovements, [ids]);
        const { since } = await tx.one(selectSince, []);
        return sidesOf({ payments, entries, movements: movements.map(movementOf), since });
      }),
    askOrders: async (ids) => {
      await database.run(askOrders, [ids]);
    },
    strays: async ({ from, to, cursor }) => {
      const rows = await database.many(selectStrays, [cursor ?? '', size, from, to]);
      const movements = rows.filter(({ isStray }) => isStray).map(movementOf);
      return { movements, next: rows.length < size ? null : (rows.at(-1)?.reference ?? null) };
    },
  };
}
