import { operation, parse, Uuid } from '@quartet/http';
import type { RequestHandler } from 'express';
import { z } from 'zod';
import type { Deps } from '../deps.ts';
import { addUp } from '../domain/lines.ts';
import { ReservationPath, ReservationView, viewReservation } from '../schemas/reservation.ts';

const NewReservation = z.strictObject({
  lines: z
    .array(z.strictObject({ productId: Uuid, quantity: z.int().min(1).max(10_000) }))
    .min(1)
    .max(50),
});

export const holdReservationOperation = operation({
  summary: 'Hold the stock of an order',
  who: 'service',
  params: ReservationPath,
  body: NewReservation,
  answers: { 200: ReservationView },
  problems: [
    'out_of_stock',
    'unknown_product',
    'currency_mismatch',
    'reservation_closed',
    'id_reused',
  ],
});

export function holdReservation({ reservations }: Deps): RequestHandler {
  return async (req, res) => {
    const { orderId } = parse(ReservationPath, req.params);
    const { lines } = parse(NewReservation, req.body);
    res.json(viewReservation(await reservations.hold(orderId, addUp(lines))));
  };
}
