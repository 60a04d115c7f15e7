import { type Path, placeOrder, finalStatus } from './path.ts';

/** The seven courses that an order can take, and orders that share their batches. */
export const paths: readonly Path[] = [
  {
    name: 'confirmed',
    environment: {},
    run: async (context) => [await placeOrder(context, 'pm_ok')],
    allowedStatuses: ['confirmed'],
  },
  {
    name: 'three at once',
    environment: {},
    run: (context) => Promise.all([1, 2, 3].map(() => placeOrder(context, 'pm_ok'))),
    allowedStatuses: ['confirmed'],
  },
  {
    name: 'out of stock',
    environment: {},
    run: async (context) => [await placeOrder(context, 'pm_ok', context.soldOut)],
    allowedStatuses: ['rejected'],
  },
  {
    name: 'declined',
    environment: {},
    run: async (context) => [await placeOrder(context, 'pm_declined')],
    allowedStatuses: ['rejected'],
  },
  {
    name: 'cancelled',
    environment: { SAGA_WAIT: '100' },
    run: async (context) => {
      const id = await placeOrder(context, 'pm_slow_200');
      const path = `/api/orders/${id}/cancel`;
      await context.client({ method: 'POST', path, token: context.shopper });
      return [id];
    },
    allowedStatuses: ['cancelled', 'confirmed'],
  },
  {
    name: 'unknown outcome',
    environment: {},
    run: async (context) => [await placeOrder(context, 'pm_charge_then_drop')],
    allowedStatuses: ['confirmed'],
  },
  {
    name: 'expired hold',
    environment: { RESERVATION_HOLD: '150' },
    run: async (context) => [await placeOrder(context, 'pm_slow_300')],
    allowedStatuses: ['confirmed', 'rejected'],
  },
  {
    name: 'refunded',
    environment: {},
    run: async (context) => {
      const id = await placeOrder(context, 'pm_ok');
      await finalStatus(context, id);
      const path = `/api/orders/${id}/refunds`;
      await context.client({ method: 'POST', path, token: context.admin, body: {} });
      return [id];
    },
    allowedStatuses: ['refunded'],
  },
];
