import { MoneyView, Timestamp, Uuid } from '@quartet/http';
import { z } from 'zod';
import { PaymentPath } from './payment.ts';

export const RefundPath = PaymentPath.extend({ refundId: Uuid });

export const RefundView = z
  .strictObject({
    id: Uuid,
    paymentId: Uuid,
    amount: MoneyView,
    state: z.enum(['PENDING', 'SUCCEEDED', 'FAILED']),
    createdAt: Timestamp,
  })
  .meta({ id: 'Refund' });
