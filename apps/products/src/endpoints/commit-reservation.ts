import { operation, parse } from '@quartet/http';
import type { RequestHandler } from 'express';
import type { Deps } from '../deps.ts';
import { ReservationPath, ReservationView, viewReservation } from '../schemas/reservation.ts';

export const commitReservationOperation = operation({
  summary: 'Take the reserved stock out for good',
  who: 'service',
  params: ReservationPath,
  answers: { 200: ReservationView },
  problems: ['not_found', 'reservation_closed', 'out_of_stock'],
});

export function commitReservation({ reservations }: Deps): RequestHandler {
  return async (req, res) => {
    const { orderId } = parse(ReservationPath, req.params);
    res.json(viewReservation(await reservations.commit(orderId)));
  };
}
