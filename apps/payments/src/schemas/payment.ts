import { MoneyView, Timestamp, Uuid } from '@quartet/http';
import { z } from 'zod';
import type { SavedPayment } from '../domain/payment.ts';

export const PaymentPath = z.strictObject({ id: Uuid });

export const PaymentView = z
  .strictObject({
    id: Uuid,
    orderId: Uuid,
    userId: Uuid,
    state: z.enum(['AUTHORISING', 'UNKNOWN', 'AUTHORISED', 'DECLINED', 'CAPTURED', 'VOIDED']),
    amount: MoneyView,
    captured: MoneyView,
    refunded: MoneyView,
    method: z.string().nullable(),
    declineReason: z.string().nullable(),
    createdAt: Timestamp,
    updatedAt: Timestamp,
  })
  .meta({ id: 'Payment' });

export function viewPayment(payment: SavedPayment): z.output<typeof PaymentView> {
  const {
    operations: _operations,
    refunding: _refunding,
    reference: _reference,
    ...view
  } = payment;
  return view;
}
