import { type Database, violatedConstraint } from '@quartet/database';
import { acceptOnce } from '@quartet/events';
import { Problem } from '@quartet/problem';
import type { Config } from '../config.ts';
import type { Payments } from '../deps.ts';
import { reused } from '../domain/payment.ts';
import { applyIn, insertNew } from './postgres-changes.ts';
import { paymentOf, refundOf } from './postgres-payment-row.ts';
import {
  lockPayment,
  selectPayment,
  selectPayments,
  selectRefund,
} from './postgres-payment-statements.ts';

type PaymentsConfig = Pick<Config, 'OPERATION_LEASE'>;

export function postgresPayments(database: Database, config: PaymentsConfig): Payments {
  const { OPERATION_LEASE: lease } = config;
  return {
    get: async (id, ownerId) => {
      const row = await database.reads.maybe(selectPayment, [id, ownerId ?? null]);
      return row ? paymentOf(row) : missing('payment');
    },
    list: async ({ orderId, ownerId, after, limit }) => {
      const [createdAt, id] = after ?? [null, null];
      const rows = await database.many(selectPayments, [
        orderId ?? null,
        ownerId ?? null,
        createdAt,
        id,
        limit,
      ]);
      return rows.map(paymentOf);
    },
    getRefund: async (paymentId, refundId) => {
      const row = await database.reads.maybe(selectRefund, [paymentId, refundId]);
      return row ? refundOf(row) : missing('refund');
    },
    apply: async (change) => {
      const inserted = await insertNew(database, change, lease);
      if (inserted) return inserted;
      return database.transaction((tx) => applyIn(tx, change, lease)).catch(refuseOtherPayment);
    },
    receive: (provider, { id, updates }) =>
      database
        .transaction(async (tx) => {
          if (!(await acceptOnce(tx, `webhook:${provider}`, id))) return;
          for (const { paymentId, fact } of updates) {
            const known = await tx.maybe(lockPayment, [paymentId]);
            if (known) await applyIn(tx, { kind: 'observe', id: paymentId, fact }, lease);
          }
        })
        .catch(refuseOtherEvent),
  };
}

/** The key of an operation, and of its entry in the ledger, belongs to one payment. */
const keys = ['operation_pkey', 'ledger_entry_pkey'];

function isOfOtherPayment(error: unknown): boolean {
  return keys.includes(violatedConstraint(error) ?? '');
}

function refuseOtherPayment(error: unknown): never {
  throw isOfOtherPayment(error) ? reused() : error;
}

function refuseOtherEvent(error: unknown): never {
  if (!isOfOtherPayment(error)) throw error;
  throw new Problem('invalid_request', 'Some fields are missing or wrong.', {
    errors: [{ path: 'key', message: 'belongs to another payment' }],
  });
}

function missing(what: string): never {
  throw new Problem('not_found', `There is no such ${what}.`);
}
