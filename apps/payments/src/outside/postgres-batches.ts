import type { Database } from '@quartet/database';
import type { Applied, Claim } from '../deps.ts';
import type { Decision } from '../domain/change.ts';
import type { Operation } from '../domain/operation.ts';
import { operationOf, type Payment, type SavedPayment } from '../domain/payment.ts';
import {
  type InsertedRow,
  insertPayments,
  updatePayments,
  type UpdatedRow,
} from './postgres-batch-statements.ts';
import { entryRow, operationRow, paymentRow, reviewRow } from './postgres-payment-json.ts';

/** A decision about a payment as it was read, to be written unless the payment has changed since. */
export interface Write {
  readonly before: SavedPayment;
  readonly decision: Decision;
  /** Milliseconds for which an operation that begins is claimed; 0 leaves it to the next sweep. */
  readonly lease: number;
  /** The event that reported the changes, which counts with them. */
  readonly event: ReportingEvent | undefined;
}

export interface ReportingEvent {
  readonly consumer: string;
  readonly id: string;
}

type Outcomes = readonly (Applied | undefined)[];

/** Undefined for a payment whose id is taken. */
export function writeNew(database: Database, lease: number) {
  return async (batch: readonly Payment[]): Promise<Outcomes> => {
    const rows = await database.many(insertPayments, [
      rowsOf(batch, (payment) => [paymentRow(payment)]),
      rowsOf(batch, ({ operations }) => operations.map(operationRow)),
      lease,
    ]);
    const byId = new Map(rows.map((row) => [row.id, row]));
    return batch.map((payment) => {
      const row = byId.get(payment.id);
      byId.delete(payment.id);
      return row && applied(payment, payment.operations, row);
    });
  };
}

/** Undefined for a payment that has another version by now. */
export function writeDecisions(database: Database) {
  return async (batch: readonly Write[]): Promise<Outcomes> => {
    const rows = await database.many(updatePayments, [
      rowsOf(batch, (write) => [decidedRow(write)]),
      rowsOf(batch, (write) => changedOf(write).map((operation) => changedRow(write, operation))),
      rowsOf(batch, ({ decision }) => decision.entries.map(entryRow)),
      rowsOf(batch, ({ decision }) => decision.reviews.map(reviewRow)),
      batch.map(({ before }) => before.id),
    ]);
    const byPosition = new Map(rows.map((row) => [row.position, row]));
    return batch.map((write, position) => {
      const row = byPosition.get(position);
      return row && applied(write.decision.after, changedOf(write), row);
    });
  };
}

/** The rows of all items, each with the position of its item. */
function rowsOf<Item>(items: readonly Item[], rows: (item: Item) => readonly object[]): string {
  return JSON.stringify(
    items.flatMap((item, position) => rows(item).map((row) => ({ ...row, position }))),
  );
}

function decidedRow({ before, decision, lease, event }: Write): object {
  const { version } = before;
  const counted = { consumer: event?.consumer, event_id: event?.id };
  return { ...paymentRow(decision.after), version, lease, ...counted };
}

function changedOf({ before, decision }: Write): readonly Operation[] {
  return decision.after.operations.filter(
    (operation) => operationOf(before, operation.key) !== operation,
  );
}

function changedRow({ before }: Write, operation: Operation): object {
  return { ...operationRow(operation), is_new: operationOf(before, operation.key) === undefined };
}

function applied(
  payment: Payment,
  changed: readonly Operation[],
  row: InsertedRow | UpdatedRow,
): Applied {
  const { created_at: createdAt, updated_at: updatedAt, version } = row;
  const saved = { ...payment, createdAt, updatedAt, version };
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
