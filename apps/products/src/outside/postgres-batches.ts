import type { Database } from '@quartet/database';
import type { Wanted } from '../domain/lines.ts';
import { type Reservation, stockChange } from '../domain/reservation.ts';
import { holdReservations, updateReservations } from './postgres-batch-statements.ts';
import { heldLineOf } from './postgres-reservation-row.ts';

export interface Hold {
  readonly orderId: string;
  readonly wanted: readonly Wanted[];
}

/** A reservation before and after a decision. */
export interface Transition {
  readonly before: Reservation;
  readonly after: Reservation;
}

/** Undefined for an order that is known already, or for which too little may be left. */
export function writeHolds(database: Database, lifetime: number) {
  return async (batch: readonly Hold[]): Promise<readonly (Reservation | undefined)[]> => {
    const lines = distinct(batch).flatMap(({ orderId, wanted }) =>
      wanted.map((line) => ({ ...line, orderId })),
    );
    const rows = await database.many(holdReservations, [
      lines.map(({ orderId }) => orderId),
      lines.map(({ productId }) => productId),
      lines.map(({ quantity }) => quantity),
      lifetime,
    ]);
    const held = Map.groupBy(rows, ({ order_id }) => order_id);
    return batch.map(({ orderId }) => {
      const [first, ...others] = held.get(orderId) ?? [];
      held.delete(orderId);
      if (first === undefined) return undefined;
      const { expires_at: expiresAt } = first;
      return { orderId, state: 'HELD', lines: [first, ...others].map(heldLineOf), expiresAt };
    });
  };
}

/** An order that asks twice at once gets its answer after the first time. */
function distinct(batch: readonly Hold[]): readonly Hold[] {
  return [...new Map(batch.toReversed().map((hold) => [hold.orderId, hold])).values()];
}

/** False for a reservation that is in another state by now. */
export function writeTransitions(database: Database) {
  return async (batch: readonly Transition[]): Promise<readonly boolean[]> => {
    const changes = batch.map(({ before, after }) => stockChange(before.state, after.state));
    const rows = await database.many(updateReservations, [
      batch.map(({ before }) => before.orderId),
      batch.map(({ before }) => before.state),
      batch.map(({ after }) => after.state),
      changes.map(({ onHand }) => onHand),
      changes.map(({ reserved }) => reserved),
    ]);
    const written = new Set(rows.map(({ position }) => position));
    return batch.map((_, position) => written.has(position));
  };
}
