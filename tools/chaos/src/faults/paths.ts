import { type Path, place, untilEnded } from './path.ts';

/** The seven ways that an order can go. */
export const paths: readonly Path[] = [
  {
    name: 'confirmed',
    environment: {},
    walk: (walker) => place(walker, 'pm_ok'),
    ends: ['confirmed'],
  },
  {
    name: 'out of stock',
    environment: {},
    walk: (walker) => place(walker, 'pm_ok', walker.none),
    ends: ['rejected'],
  },
  {
    name: 'declined',
    environment: {},
    walk: (walker) => place(walker, 'pm_declined'),
    ends: ['rejected'],
  },
  {
    name: 'cancelled',
    environment: { SAGA_WAIT: '100' },
    walk: async (walker) => {
      const id = await place(walker, 'pm_slow_200');
      const path = `/api/orders/${id}/cancel`;
      await walker.client({ method: 'POST', path, token: walker.shopper });
      return id;
    },
    ends: ['cancelled', 'confirmed'],
  },
  {
    name: 'unknown outcome',
    environment: {},
    walk: (walker) => place(walker, 'pm_charge_then_drop'),
    ends: ['confirmed'],
  },
  {
    name: 'expired hold',
    environment: { RESERVATION_HOLD: '150' },
    walk: (walker) => place(walker, 'pm_slow_300'),
    ends: ['confirmed', 'rejected'],
  },
  {
    name: 'refunded',
    environment: {},
    walk: async (walker) => {
      const id = await place(walker, 'pm_ok');
      await untilEnded(walker, id);
      const path = `/api/orders/${id}/refunds`;
      await walker.client({ method: 'POST', path, token: walker.admin, body: {} });
      return id;
    },
    ends: ['refunded'],
  },
];
