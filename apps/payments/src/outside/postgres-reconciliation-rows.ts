import type { BookedEntry } from '../domain/book-checks.ts';
import type { Movement } from '../domain/movement.ts';
import type { Sides } from '../domain/reconciling.ts';
import type { Run } from '../reconcile-deps.ts';
import { type PaymentRow, paymentOf } from './postgres-payment-row.ts';

export interface RunRow extends Omit<Run, 'from' | 'to'> {
  readonly window_from: Date;
  readonly window_to: Date;
}

export type MovementRow = Movement;

export interface EntryRow extends BookedEntry {
  readonly paymentId: string;
}

export interface BookedRow extends PaymentRow {
  readonly pending_for: number | null;
}

export function runOf({ window_from: from, window_to: to, ...run }: RunRow): Run {
  return { ...run, from, to };
}

export function movementOf(row: MovementRow): Movement {
  const { reference, paymentReference, paymentId, orderId, slot, kind, amount, currency, at } = row;
  return { reference, paymentReference, paymentId, orderId, slot, kind, amount, currency, at };
}

export function movementsJson(movements: readonly Movement[]): string {
  return JSON.stringify(
    movements.map(({ paymentReference, paymentId, orderId, ...movement }) => ({
      ...movement,
      payment_reference: paymentReference,
      payment_id: paymentId,
      order_id: orderId,
    })),
  );
}

interface Loaded {
  readonly payments: readonly BookedRow[];
  readonly entries: readonly EntryRow[];
  readonly movements: readonly Movement[];
  readonly since: Date;
}

export function sidesOf({ payments, entries, movements, since }: Loaded): readonly Sides[] {
  const entriesOf = Map.groupBy(entries, ({ paymentId }) => paymentId);
  const movementsOf = Map.groupBy(movements, ({ paymentId }) => paymentId);
  return payments.map((row) => ({
    booked: {
      payment: paymentOf(row),
      entries: entriesOf.get(row.id) ?? [],
      pendingFor: row.pending_for,
    },
    movements: movementsOf.get(row.id) ?? [],
    since,
  }));
}
