import { Problem } from '@quartet/problem';
import { type Line, sameQuantities, type Wanted } from './lines.ts';

export const reservationStates = ['HELD', 'COMMITTED', 'RELEASED', 'EXPIRED', 'RESTOCKED'] as const;

export type ReservationState = (typeof reservationStates)[number];

/** Stock kept for an order. It bears the id of the order, and its lines never change. */
export interface Reservation {
  readonly orderId: string;
  readonly state: ReservationState;
  /** None when the order was released before it reserved anything. */
  readonly lines: readonly Line[];
  readonly expiresAt: Date | null;
}

/** The change of a product's stock per unit of a line. */
export interface StockChange {
  readonly onHand: number;
  readonly reserved: number;
}

const footprints: Readonly<Record<ReservationState, StockChange>> = {
  HELD: { onHand: 0, reserved: 1 },
  COMMITTED: { onHand: -1, reserved: 0 },
  RELEASED: { onHand: 0, reserved: 0 },
  EXPIRED: { onHand: 0, reserved: 0 },
  RESTOCKED: { onHand: 0, reserved: 0 },
};

/** Returns the change of a product's stock, per unit, when a reservation changes its state. */
export function stockChange(from: ReservationState, to: ReservationState): StockChange {
  return {
    onHand: footprints[to].onHand - footprints[from].onHand,
    reserved: footprints[to].reserved - footprints[from].reserved,
  };
}

/** Asked again for the same order: the same answer, or why there is none. */
export function repeat(reservation: Reservation, wanted: readonly Wanted[]): Reservation {
  const { orderId, state, lines } = reservation;
  if (state !== 'HELD' && state !== 'COMMITTED') throw closed(reservation);
  if (!sameQuantities(lines, wanted))
    throw new Problem('id_reused', `Order ${orderId} has reserved other lines.`);
  return reservation;
}

/** An expired reservation takes its stock after all, as long as there is enough of it. */
export function commit(reservation: Reservation): Reservation {
  switch (reservation.state) {
    case 'HELD':
    case 'EXPIRED':
      return settled(reservation, 'COMMITTED');
    case 'COMMITTED':
      return reservation;
    case 'RELEASED':
    case 'RESTOCKED':
      throw closed(reservation);
  }
}

/** Release also ends an expired reservation, so that a late commit cannot bring it back. */
export function release(reservation: Reservation): Reservation {
  switch (reservation.state) {
    case 'HELD':
    case 'EXPIRED':
      return settled(reservation, 'RELEASED');
    case 'COMMITTED':
      return settled(reservation, 'RESTOCKED');
    case 'RELEASED':
    case 'RESTOCKED':
      return reservation;
  }
}

function settled(reservation: Reservation, state: ReservationState): Reservation {
  return { ...reservation, state, expiresAt: null };
}

function closed({ orderId, state }: Reservation): Problem {
  return new Problem(
    'reservation_closed',
    `The reservation of order ${orderId} is ${state.toLowerCase()}.`,
  );
}
