import { MoneyView, Timestamp, Uuid } from '@quartet/http';
import { z } from 'zod';
import { totalOf } from '../domain/lines.ts';
import { type Reservation, reservationStates } from '../domain/reservation.ts';

export const ReservationPath = z.strictObject({ orderId: Uuid });

export const ReservationView = z
  .strictObject({
    orderId: Uuid,
    state: z.enum(reservationStates),
    lines: z.array(
      z.strictObject({
        productId: Uuid,
        name: z.string(),
        quantity: z.int(),
        unitPrice: MoneyView,
      }),
    ),
    total: MoneyView.nullable(),
    expiresAt: Timestamp.nullable(),
  })
  .meta({ id: 'Reservation' });

export function viewReservation(reservation: Reservation): z.output<typeof ReservationView> {
  const { orderId, state, lines, expiresAt } = reservation;
  return { orderId, state, lines: [...lines], total: totalOf(lines), expiresAt };
}
