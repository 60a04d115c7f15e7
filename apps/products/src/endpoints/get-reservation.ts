import { operation, parse } from '@quartet/http';
import type { RequestHandler } from 'express';
import type { Deps } from '../deps.ts';
import { ReservationPath, ReservationView, viewReservation } from '../schemas/reservation.ts';

export const getReservationOperation = operation({
  summary: 'Get a reservation',
  who: 'service',
  params: ReservationPath,
  answers: { 200: ReservationView },
  problems: ['not_found'],
});

export function getReservation({ reservations }: Deps): RequestHandler {
  return async (req, res) => {
    const { orderId } = parse(ReservationPath, req.params);
    res.json(viewReservation(await reservations.get(orderId)));
  };
}
