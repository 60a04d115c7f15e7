import type { DatabaseSync } from 'node:sqlite';
import type { Row } from '@quartet/postgres';
import { openSnapshot } from '../snapshot.ts';

const paidPath = [
  'PENDING',
  'RESERVING',
  'RESERVED',
  'AUTHORISING',
  'AUTHORISED',
  'CONFIRMING',
  'CAPTURING',
  'CONFIRMED',
];
const undonePath = [...paidPath.slice(0, 5), 'COMPENSATING', 'CANCELLED'];

/** A snapshot with two orders of the product `mug`: `paid` (confirmed, 2 × 500) and `undone` (cancelled, 1 × 500). */
export function cleanSnapshot(): DatabaseSync {
  return openSnapshot({
    whole_order: [
      order('paid', { version: paidPath.length, state: 'CONFIRMED', total: 1_000, paid: 1_000 }),
      order('undone', { version: undonePath.length, state: 'CANCELLED', total: 500, paid: 0 }),
    ],
    order_line: [line('paid', 2), line('undone', 1)],
    history: [...recorded('paid', paidPath), ...recorded('undone', undonePath)],
    outbox: [...eventsOf('paid', paidPath), ...eventsOf('undone', undonePath)],
    idempotency: [claim('paid'), claim('undone')],
    product: [{ id: 'mug', on_hand: 8, reserved: 0 }],
    stock_move: [
      { product_id: 'mug', delta: 10 },
      { product_id: 'mug', delta: -2 },
    ],
    reservation: [
      { order_id: 'paid', state: 'COMMITTED' },
      { order_id: 'undone', state: 'RELEASED' },
    ],
    reservation_line: [line('paid', 2), line('undone', 1)],
    payment: [
      payment('paid', { state: 'CAPTURED', amount: 1_000, captured: 1_000 }),
      payment('undone', { state: 'VOIDED', amount: 500, captured: 0 }),
    ],
    operation: [
      ...operations('paid', ['authorise', 'capture'], 1_000),
      ...operations('undone', ['authorise', 'void'], 500),
    ],
    ledger_entry: [
      booked('paid:authorise', ['held', 'customer'], 1_000),
      booked('paid:capture', ['receivable', 'held'], 1_000),
      booked('undone:authorise', ['held', 'customer'], 500),
      booked('undone:void', ['customer', 'held'], 500),
    ],
    journal: [
      ...entries('paid', ['authorise', 'capture'], 1_000),
      ...entries('undone', ['authorise', 'void'], 500),
    ],
  });
}

interface Sum {
  readonly version: number;
  readonly state: string;
  readonly total: number;
  readonly paid: number;
}

function order(id: string, { version, state, total, paid }: Sum): Row {
  const amounts = { total_amount: total, paid_amount: paid };
  return { id, user_id: 'ada', state, done: true, version, ...amounts, age: 5 };
}

function line(order_id: string, quantity: number): Row {
  return { order_id, product_id: 'mug', quantity, unit_amount: 500 };
}

function recorded(order_id: string, path: readonly string[]): readonly Row[] {
  return path.map((state, index) => ({ order_id, version: index + 1, state, age: 5 }));
}

function eventsOf(id: string, path: readonly string[]): readonly Row[] {
  return path.map((state, index) => {
    const type = `order.${state === 'PENDING' ? 'placed' : state.toLowerCase()}`;
    return { aggregate: `order:${id}`, version: index + 1, type, sent: true, dead: false, age: 5 };
  });
}

function claim(order_id: string): Row {
  return { user_id: 'ada', route: 'POST /api/orders', key: `key-${order_id}`, order_id };
}

function payment(order_id: string, sums: Readonly<Record<string, unknown>>): Row {
  return { id: `pay-${order_id}`, order_id, refunded: 0, disputed: 0, ...sums };
}

function operations(order: string, kinds: readonly string[], amount: number): readonly Row[] {
  const state = 'SUCCEEDED';
  return kinds.map((kind) => {
    return { key: `${order}:${kind}`, payment_id: `pay-${order}`, kind, amount, state, age: 5 };
  });
}

function entries(order_id: string, ops: readonly string[], amount: number): readonly Row[] {
  return ops.map((op) => ({
    op,
    key: `${order_id}:${op}`,
    payment_id: `pay-${order_id}`,
    order_id,
    amount,
    currency: 'USD',
    outcome: 'succeeded',
  }));
}

function booked(
  operation_key: string,
  [debit, credit]: readonly [string, string],
  amount: number,
): Row {
  const payment_id = `pay-${operation_key.split(':')[0] ?? ''}`;
  return { operation_key, payment_id, debit, credit, amount, currency: 'USD' };
}
