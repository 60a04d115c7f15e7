import type { DatabaseSync } from 'node:sqlite';
import { openSnapshot } from '@quartet/invariants';

/** Two orders, `paid` (confirmed, 1000) and `undone` (cancelled), with the idempotency keys `storm-1-<id>`. */
export function sampleSnapshot(): DatabaseSync {
  const route = 'POST /api/orders';
  const claim = (id: string) => ({ user_id: 'ada', route, key: `storm-1-${id}`, order_id: id });
  const order = { user_id: 'ada', done: true, version: 8, total_amount: 1_000, age: 5 };
  return openSnapshot({
    whole_order: [
      { ...order, id: 'paid', state: 'CONFIRMED', paid_amount: 1_000 },
      { ...order, id: 'undone', state: 'CANCELLED', paid_amount: 0 },
    ],
    idempotency: [claim('paid'), claim('undone')],
    reservation: [
      { order_id: 'paid', state: 'COMMITTED' },
      { order_id: 'undone', state: 'RELEASED' },
    ],
    reservation_line: [
      { order_id: 'paid', product_id: 'mug', quantity: 2 },
      { order_id: 'undone', product_id: 'mug', quantity: 1 },
    ],
    journal: [
      { op: 'capture', key: 'paid:capture', order_id: 'paid', amount: 1_000, outcome: 'succeeded' },
    ],
  });
}
