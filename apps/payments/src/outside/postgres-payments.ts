import { type Database, violatedConstraint } from '@quartet/database';
import { Problem } from '@quartet/problem';
import type { Config } from '../config.ts';
import type { Payments } from '../deps.ts';
import type { Change } from '../domain/change.ts';
import { reused } from '../domain/payment.ts';
import { absent, createChangeWriter, findPayment } from './postgres-changes.ts';
import { paymentOf, refundOf } from './postgres-payment-row.ts';
import { selectPayments, selectRefund } from './postgres-payment-statements.ts';

type PaymentsConfig = Pick<Config, 'OPERATION_LEASE'>;

export function postgresPayments(database: Database, config: PaymentsConfig): Payments {
  const { OPERATION_LEASE: lease } = config;
  const writer = createChangeWriter(database, lease);
  return {
    get: async (id, ownerId) => (await findPayment(database, id, ownerId)) ?? missing('payment'),
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
    apply: async (change, known) => {
      const inserted = await writer.insert(change);
      if (inserted) return inserted;
      const changes = { id: change.id, changes: [change], lease: isCommand(change) ? lease : 0 };
      const applied = await writer.update({ ...changes, known }).catch(refuseOtherPayment);
      if (applied) return applied;
      throw absent(change);
    },
    receive: async (provider, { id: eventId, report }) => {
      if (report === undefined) return;
      const { paymentId: id, facts } = report;
      const changes = facts.map((fact) => ({ kind: 'observe', id, fact }) as const);
      const event = { consumer: `webhook:${provider}`, id: eventId };
      await writer.update({ id, changes, lease: 0, event }).catch(refuseOtherEvent);
    },
  };
}

/** Only a command is carried out at once; what else begins is claimed by the next sweep. */
function isCommand({ kind }: Change): boolean {
  return kind !== 'settle' && kind !== 'observe';
}

/** The key of an operation, and of its entry in the ledger, belongs to one payment. */
const keys = ['operation_pkey', 'ledger_entry_pkey'];

function isOfOtherPayment(error: unknown): boolean {
  return keys.includes(violatedConstraint(error) ?? '');
}

function refuseOtherPayment(error: unknown): never {
  throw isOfOtherPayment(error) ? reused() : error;
}

/** An event that was counted before has had its effect. */
function refuseOtherEvent(error: unknown): undefined {
  if (violatedConstraint(error) === 'inbox_pkey') return undefined;
  if (!isOfOtherPayment(error)) throw error;
  throw new Problem('invalid_request', 'Some fields are missing or wrong.', {
    errors: [{ path: 'key', message: 'belongs to another payment' }],
  });
}

function missing(what: string): never {
  throw new Problem('not_found', `There is no such ${what}.`);
}
