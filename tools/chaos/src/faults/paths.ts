import { type Path, placeOrder, finalStatus } from './path.ts';

/** The seven ways that an order can go. */
export const paths: readonly Path[] = [
  {
    name: 'confirmed',
    environment: {},
    run: (walker) => placeOrder(walker, 'pm_ok'),
    allowedStatuses: ['confirmed'],
  },
  {
    name: 'out of stock',
    environment: {},
    run: (walker) => placeOrder(walker, 'pm_ok', walker.soldOut),
    allowedStatuses: ['rejected'],
  },
  {
    name: 'declined',
    environment: {},
    run: (walker) => placeOrder(walker, 'pm_declined'),
    allowedStatuses: ['rejected'],
  },
  {
    name: 'cancelled',
    environment: { SAGA_WAIT: '100' },
    run: async (walker) => {
      const id = await placeOrder(walker, 'pm_slow_200');
      const path = `/api/orders/${id}/cancel`;
      await walker.client({ method: 'POST', path, token: walker.shopper });
      return id;
    },
    allowedStatuses: ['cancelled', 'confirmed'],
  },
  {
    name: 'unknown outcome',
    environment: {},
    run: (walker) => placeOrder(walker, 'pm_charge_then_drop'),
    allowedStatuses: ['confirmed'],
  },
  {
    name: 'expired hold',
    environment: { RESERVATION_HOLD: '150' },
    run: (walker) => placeOrder(walker, 'pm_slow_300'),
    allowedStatuses: ['confirmed', 'rejected'],
  },
  {
    name: 'refunded',
    environment: {},
    run: async (walker) => {
      const id = await placeOrder(walker, 'pm_ok');
      await finalStatus(walker, id);
      const path = `/api/orders/${id}/refunds`;
      await walker.client({ method: 'POST', path, token: walker.admin, body: {} });
      return id;
    },
    allowedStatuses: ['refunded'],
  },
];
