import { MoneyView, Timestamp, Uuid } from '@quartet/http';
import { z } from 'zod';
import type { Order } from '../domain/order.ts';
import { statusOf, statuses } from '../domain/states.ts';

export const OrderPath = z.strictObject({ id: Uuid });

export const Status = z.enum(statuses);

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
    paymentMethod: z.string(),
    createdAt: Timestamp,
    updatedAt: Timestamp,
  })
  .meta({ id: 'Order' });

export type OrderView = z.output<typeof OrderView>;

export function viewOrder(order: Order): OrderView {
  const { id, state, reason, lines, total, refunded, paymentMethod, createdAt, updatedAt } = order;
  const items = lines.map(({ productId, name, quantity, unitPrice }) => ({
    productId,
    name,
    quantity,
    unitPrice,
  }));
  return {
    id,
    status: statusOf[state],
    reason,
    items,
    total,
    refunded,
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
