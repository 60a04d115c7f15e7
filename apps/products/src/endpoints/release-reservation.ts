import { operation, parse } from '@quartet/http';
import type { RequestHandler } from 'express';
import type { Deps } from '../deps.ts';
import { ReservationPath, ReservationView, viewReservation } from '../schemas/reservation.ts';

export const releaseReservationOperation = operation({
  summary: 'Give the reserved stock back',
  who: 'service',
  params: ReservationPath,
  answers: { 200: ReservationView },
});

export function releaseReservation({ reservations }: Deps): RequestHandler {
  return async (req, res) => {
    const { orderId } = parse(ReservationPath, req.params);
    res.json(viewReservation(await reservations.release(orderId)));
  };
}
