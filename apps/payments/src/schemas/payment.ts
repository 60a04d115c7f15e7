import { MoneyView, Timestamp, Uuid } from '@quartet/http';
import { z } from 'zod';
import type { SavedPayment } from '../domain/payment.ts';

export const PaymentPath = z.strictObject({
  id: Uuid.meta({ description: 'The id of the payment' }),
});

export const PaymentView = z
  .strictObject({
    id: Uuid,
    orderId: Uuid,
    userId: Uuid,
    state: z.enum(['AUTHORISING', 'UNKNOWN', 'AUTHORISED', 'DECLINED', 'CAPTURED', 'VOIDED']),
    amount: MoneyView,
    captured: MoneyView,
    refunded: MoneyView,
    disputed: MoneyView,
    dispute: z
      .enum(['OPEN', 'WON', 'LOST'])
      .nullable()
      .meta({ description: 'the latest dispute of a cardholder' }),
    method: z.string().nullable(),
    declineReason: z.string().nullable(),
    createdAt: Timestamp,
    updatedAt: Timestamp,
  })
  .meta({
    id: 'Payment',
    description: 'The payment of an order',
    example: {
      id: '01987b1c-8b10-7d11-8a00-2f3e4d5c6b7a',
      orderId: '01987b1c-8a4e-7c3a-9d52-0c6f1a2b3c4d',
      userId: '01987b1b-11aa-7b02-8c1f-5b0e9d8f7a66',
      state: 'CAPTURED',
      amount: { amount: 2_000, currency: 'USD' },
      captured: { amount: 2_000, currency: 'USD' },
      refunded: { amount: 0, currency: 'USD' },
      disputed: { amount: 0, currency: 'USD' },
      dispute: null,
      method: 'pm_ok',
      declineReason: null,
      createdAt: '2026-01-31T12:00:00.000Z',
      updatedAt: '2026-01-31T12:00:01.000Z',
    },
  });

export function viewPayment(payment: SavedPayment): z.output<typeof PaymentView> {
  const { id, orderId, userId, state, amount, captured, refunded } = payment;
  const { disputed, dispute } = payment;
  const { method, declineReason, createdAt, updatedAt } = payment;
  return {
    ...{ id, orderId, userId, state, amount, captured, refunded, disputed, dispute },
    ...{ method, declineReason, createdAt, updatedAt },
  };
}
