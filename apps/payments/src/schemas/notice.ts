import { integerText, MoneyView, Uuid } from '@quartet/http';
import { z } from 'zod';
import type { SavedPayment } from '../domain/payment.ts';
import { PaymentView, viewPayment } from './payment.ts';

export const NoticeView = z
  .strictObject({
    notice: z.int().meta({ description: 'counts the changes that no order asked for' }),
    payment: PaymentView,
  })
  .meta({ id: 'PaymentNotice' });

export function viewNotice(payment: SavedPayment): z.output<typeof NoticeView> {
  return { notice: payment.notice, payment: viewPayment(payment) };
}

export const NoticePath = z.strictObject({
  id: Uuid,
  notice: integerText({ min: 0, max: 2_147_483_647 }),
});

/** The money that the order shows after it has taken the notice over; null when it shows none. */
export const Shown = z
  .strictObject({ total: MoneyView, refunded: MoneyView })
  .nullable()
  .meta({ description: 'null for an order that takes no money' });
