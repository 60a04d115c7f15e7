import { type Database, type Transaction, violatedConstraint } from '@quartet/database';
import { Problem } from '@quartet/problem';
import type { Applied, Claim } from '../deps.ts';
import { type Change, decide } from '../domain/change.ts';
import { entriesBetween } from '../domain/ledger.ts';
import type { Operation } from '../domain/operation.ts';
import { reviewsBetween } from '../domain/review.ts';
import { operationOf, type Payment, type SavedPayment } from '../domain/payment.ts';
import { entriesJson, operationsJson, paymentJson, reviewsJson } from './postgres-payment-json.ts';
import { type PaymentRow, paymentOf } from './postgres-payment-row.ts';
import {
  insertPayment,
  lockPayment,
  selectPayment,
  updatePayment,
} from './postgres-payment-statements.ts';

/** Undefined when the change is about a payment that is there already, or another one is in its way. */
export async function insertNew(
  database: Database,
  change: Change,
  lease: number,
): Promise<Applied | undefined> {
  if (change.kind !== 'authorise' && change.kind !== 'void') return undefined;
  const after = decide(undefined, change);
  try {
    const times = await database.maybe(insertPayment, [
      paymentJson(after),
      operationsJson(after.operations),
      lease,
    ]);
    return times && applied(after, after.operations, times);
  } catch (error) {
    if (violatedConstraint(error) === 'payment_one_live_per_order') return undefined;
    throw error;
  }
}

/** The row stays locked from the decision to the commit, so that decisions about a payment queue up. */
export async function applyIn(tx: Transaction, change: Change, lease: number): Promise<Applied> {
  const before = (await lock(tx, change.id)) ?? absent(change);
  const after = decide(before, change);
  if (after === before) return { payment: before, begun: undefined };
  const changed = after.operations.filter(
    (operation) => operationOf(before, operation.key) !== operation,
  );
  const times = await tx.one(updatePayment, [
    change.id,
    paymentJson(after),
    operationsJson(changed, ({ key }) => operationOf(before, key) === undefined),
    entriesJson(entriesBetween(before, after)),
    isCommand(change) ? lease : 0,
    reviewsJson(reviewsBetween(before, after)),
  ]);
  return applied(after, changed, times);
}

/** Only a command is carried out at once; what else begins is claimed by the next sweep. */
function isCommand({ kind }: Change): boolean {
  return kind !== 'settle' && kind !== 'observe';
}

export async function lock(tx: Transaction, id: string): Promise<SavedPayment | undefined> {
  const locked = await tx.maybe(lockPayment, [id]);
  return locked && paymentOf(await tx.one(selectPayment, [id, null]));
}

function absent(change: Change): never {
  if (change.kind === 'authorise')
    throw new Problem('already_paid', 'Another payment of this order is under way or done.');
  throw new Problem('not_found', 'There is no such payment.');
}

type Times = Pick<PaymentRow, 'created_at' | 'updated_at'>;

function applied(payment: Payment, changed: readonly Operation[], times: Times): Applied {
  const saved = { ...payment, createdAt: times.created_at, updatedAt: times.updated_at };
  const [begun] = changed.filter(({ state }) => state === 'PENDING');
  return { payment: saved, begun: begun && claimed(saved, begun) };
}

function claimed(payment: SavedPayment, operation: Operation): Claim {
  const { orderId, method, reference, createdAt, updatedAt } = payment;
  return {
    ...{ ...operation, kind: operation.kind as Claim['kind'] },
    ...{ orderId, method: method ?? '', reference, epoch: 1, attempts: 1 },
    openedAt: createdAt,
    begunAt: updatedAt,
  };
}
