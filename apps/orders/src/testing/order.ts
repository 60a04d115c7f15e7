import { type Order, place } from '../domain/order.ts';
import type { State } from '../domain/states.ts';

const product = '01987b1c-8a4e-7c3a-9d52-000000000001';

export const newOrder: Order = place({
  id: '01987b1c-8a4e-7c3a-9d52-0c6f1a2b3c4d',
  userId: '01987b1c-8a4e-7c3a-9d52-0c6f1a2b3c4e',
  items: [{ productId: product, quantity: 2 }],
  paymentMethod: 'pm_ok',
  expectedTotal: null,
  at: new Date('2026-01-31T12:00:00Z'),
});

/** An order as it stands in a state, for a verb to be tried on. */
export function orderIn(state: State, facts: Partial<Order> = {}): Order {
  return { ...newOrder, state, version: 7, ...facts };
}

export const reservation = {
  lines: [
    {
      productId: product,
      name: 'Stoneware mug',
      quantity: 2,
      unitPrice: { amount: 1_000, currency: 'USD' as const },
    },
  ],
  total: { amount: 2_000, currency: 'USD' as const },
  expiresAt: new Date('2026-01-31T12:15:00Z'),
};
