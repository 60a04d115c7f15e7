import { type Database, groupCommit, violatedConstraint } from '@quartet/database';
import { Problem } from '@quartet/problem';
import type { Applied } from '../deps.ts';
import { type Change, decide, decideAll } from '../domain/change.ts';
import type { SavedPayment } from '../domain/payment.ts';
import { type ReportingEvent, writeDecisions, writeNew } from './postgres-batches.ts';
import { paymentOf } from './postgres-payment-row.ts';
import { selectPayment } from './postgres-payment-statements.ts';

/** Changes of a payment that are written together or not at all. */
export interface Changes {
  readonly id: string;
  readonly changes: readonly Change[];
  readonly lease: number;
  readonly event?: ReportingEvent;
  /** The payment as it was written last, which saves the first read. */
  readonly known?: SavedPayment | undefined;
}

export interface ChangeWriter {
  /** Undefined when the change is about a payment that is there already, or another one is in its way. */
  insert(change: Change): Promise<Applied | undefined>;
  /**
   * Decides anew when somebody else was faster: each time, a change of somebody else was written. Undefined when there
   * is no such payment.
   */
  update(changes: Changes): Promise<Applied | undefined>;
}

export function createChangeWriter(database: Database, lease: number): ChangeWriter {
  const insert = groupCommit({ write: writeNew(database, lease) });
  const update = groupCommit({ write: writeDecisions(database) });
  return {
    insert: async (change) => {
      if (change.kind !== 'authorise' && change.kind !== 'void') return undefined;
      try {
        return await insert(decide(undefined, change));
      } catch (error) {
        if (violatedConstraint(error) === 'payment_one_live_per_order') return undefined;
        throw error;
      }
    },
    update: async ({ id, changes, lease, event, known }) => {
      for (let before = known; ; before = undefined) {
        before ??= await findPayment(database, id);
        if (before === undefined) return undefined;
        const decision = decideAll(before, changes);
        if (decision.after === before) return { payment: before, begun: undefined };
        const applied = await update({ before, decision, lease, event });
        if (applied) return applied;
      }
    },
  };
}

/** The payment with its operations, of one moment. */
export async function findPayment(
  database: Database,
  id: string,
  ownerId?: string,
): Promise<SavedPayment | undefined> {
  const row = await database.reads.maybe(selectPayment, [id, ownerId ?? null]);
  return row && paymentOf(row);
}

export function absent(change: Change): Problem {
  if (change.kind === 'authorise')
    return new Problem('already_paid', 'Another payment of this order is under way or done.');
  return new Problem('not_found', 'There is no such payment.');
}
