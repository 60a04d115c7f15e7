import { callerOf, operation, ownerScope, parse, Uuid } from '@quartet/http';
import type { RequestHandler } from 'express';
import { z } from 'zod';
import type { Deps } from '../deps.ts';
import { PaymentView, viewPayment } from '../schemas/payment.ts';

const Path = z.object({ id: Uuid });

export const getPaymentOperation = operation({
  summary: 'Get a payment',
  who: 'user',
  params: Path,
  answers: { 200: PaymentView },
  problems: ['not_found'],
});

export function getPayment({ payments }: Deps): RequestHandler {
  return async (req, res) => {
    const caller = callerOf(req);
    const { id } = parse(Path, req.params);
    const payment = await payments.get(id, ownerScope(caller));
    res.json(viewPayment(payment));
  };
}
