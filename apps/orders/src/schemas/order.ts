import { Location, MoneyView, RetryAfter, Timestamp, Uuid } from '@quartet/http';
import { z } from 'zod';
import type { Order } from '../domain/order.ts';
import { statusOf, statuses } from '../domain/states.ts';

export const OrderPath = z.strictObject({
  id: Uuid.meta({ description: 'The id of the order' }),
});

export const Status = z.enum(statuses);

export const orderExample = {
  id: '01987b1c-8a4e-7c3a-9d52-0c6f1a2b3c4d',
  status: 'confirmed',
  reason: null,
  items: [
    {
      productId: '01987b1a-11aa-7b02-8c1f-5b0e9d8f7a66',
      name: 'Stoneware mug',
      quantity: 2,
      unitPrice: { amount: 1_000, currency: 'USD' },
    },
  ],
  total: { amount: 2_000, currency: 'USD' },
  refunded: { amount: 0, currency: 'USD' },
  dispute: null,
  paymentMethod: 'pm_ok',
  createdAt: '2026-01-31T12:00:00.000Z',
  updatedAt: '2026-01-31T12:00:01.000Z',
};

export const OrderView = z
  .strictObject({
    id: Uuid,
    status: Status,
    reason: z
      .string()
      .nullable()
      .meta({ description: 'Why it did not go on; a code, as in failures' }),
    items: z.array(
      z.strictObject({
        productId: Uuid,
        name: z.string().nullable(),
        quantity: z.int(),
        unitPrice: MoneyView.nullable(),
      }),
    ),
    total: MoneyView.nullable().meta({ description: 'null until the stock is reserved' }),
    refunded: MoneyView.nullable().meta({ description: 'null until the order is confirmed' }),
    dispute: z
      .strictObject({ state: z.enum(['open', 'won', 'lost']), amount: MoneyView })
      .nullable()
      .meta({ description: 'the latest dispute of the cardholder, and what was withdrawn' }),
    paymentMethod: z.string(),
    createdAt: Timestamp,
    updatedAt: Timestamp,
  })
  .meta({ id: 'Order', description: 'An order, as its user sees it', example: orderExample });

/** The answer to a change that has come to its end. */
export function settledOrder(description: string) {
  return { description, body: OrderView, headers: z.object({ Location }) };
}

/** The answer to a change that goes on after it: the order is to be read later. */
export const orderUnderWay = {
  description: 'The change goes on: read the order at Location after Retry-After seconds',
  body: OrderView,
  headers: z.object({ Location, 'Retry-After': RetryAfter }),
};

export type OrderView = z.output<typeof OrderView>;

export function viewOrder(order: Order): OrderView {
  const { id, state, lines, total, refunded, dispute, paymentMethod } = order;
  const { createdAt, updatedAt } = order;
  const items = lines.map(({ productId, name, quantity, unitPrice }) => ({
    productId,
    name,
    quantity,
    unitPrice,
  }));
  return {
    id,
    status: statusOf[state],
    reason: order.reason ?? order.change,
    items,
    total,
    refunded,
    dispute,
    paymentMethod,
    createdAt,
    updatedAt,
  };
}

/** The Location of the order, and Retry-After while it is processing. */
export function headersOf(order: Order): Record<string, string> {
  const location = { Location: `/api/orders/${order.id}` };
  return isUnderWay(order) ? { ...location, 'Retry-After': '1' } : location;
}

export function isUnderWay({ state }: Order): boolean {
  return statusOf[state] === 'processing' || statusOf[state] === 'refunding';
}
