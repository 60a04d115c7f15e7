import { check } from './check.ts';
import { invariants } from './invariants.ts';
import { cleanSnapshot } from './testing/clean-snapshot.ts';

it('finds nothing in a correct snapshot', () => {
  expect(check(cleanSnapshot()).filter(({ rows }) => rows.length > 0)).toEqual([]);
});

it('has the invariants in order', () => {
  const numbers = Array.from({ length: 13 }, (_number, index) => index + 1);
  expect(invariants.map(({ number }) => number)).toEqual(numbers);
});

const entry = `INSERT INTO journal (op, key, payment_id, order_id, amount, outcome) VALUES`;

const reserve = `UPDATE product SET reserved = 1; INSERT INTO reservation_line VALUES ('undone', 'mug', 0)`;

it.each<[number, string, string]>([
  [1, 'stock that no move explains', `UPDATE product SET on_hand = 9`],
  [
    1,
    'more held than there is',
    `UPDATE product SET on_hand = 0, reserved = 1; UPDATE stock_move SET delta = 0`,
  ],
  [2, 'reserved stock without a hold', reserve],
  [
    2,
    'a hold that reserved nothing',
    `UPDATE reservation SET state = 'HELD' WHERE order_id = 'undone'`,
  ],
  [
    3,
    'an order that makes no progress',
    `UPDATE whole_order SET state = 'AUTHORISING', done = 0, age = 61 WHERE id = 'undone'`,
  ],
  [4, 'a confirmed order without its capture', `DELETE FROM operation WHERE kind = 'capture'`],
  [
    4,
    'a confirmed order that was captured for less',
    `UPDATE operation SET amount = 999 WHERE kind = 'capture'`,
  ],
  [
    4,
    'a confirmed order captured twice',
    `INSERT INTO operation VALUES ('again', 'pay-paid', 'capture', 1000, 'SUCCEEDED', 5)`,
  ],
  [4, 'a confirmed order whose stock went back', `UPDATE reservation SET state = 'RELEASED'`],
  [4, 'a cancelled order whose stock is gone', `UPDATE reservation SET state = 'COMMITTED'`],
  [
    5,
    'a cancelled order that still holds money',
    `UPDATE payment SET state = 'AUTHORISED' WHERE order_id = 'undone'`,
  ],
  [
    5,
    'a cancelled order that took money',
    `UPDATE payment SET captured = 1 WHERE order_id = 'undone'`,
  ],
  [
    6,
    'a capture that only the provider knows of',
    `${entry} ('capture', 'x', 'pay-undone', 'undone', 500, 'succeeded')`,
  ],
  [
    6,
    'two captures at the provider',
    `${entry} ('capture', 'x', 'pay-paid', 'paid', 0, 'succeeded')`,
  ],
  [
    6,
    'a refund that the provider never made',
    `UPDATE payment SET refunded = 100 WHERE order_id = 'paid'`,
  ],
  [
    7,
    'a payment without an order',
    `INSERT INTO payment VALUES ('p', 'nobody', 'VOIDED', 0, 0, 0, 0)`,
  ],
  [7, 'a reservation without an order', `INSERT INTO reservation VALUES ('nobody', 'RELEASED')`],
  [
    7,
    'an entry of the provider without an order',
    `${entry} ('void', 'x', 'pay', 'nobody', 0, 'succeeded')`,
  ],
  [
    8,
    'a total that is not the sum of its lines',
    `UPDATE order_line SET unit_amount = 499 WHERE order_id = 'paid'`,
  ],
  [
    8,
    'a total with a line that has no price',
    `UPDATE order_line SET unit_amount = NULL WHERE order_id = 'undone'`,
  ],
  [9, 'one key with two orders', `UPDATE idempotency SET key = 'same'`],
  [
    9,
    'one order placed under two keys',
    `INSERT INTO idempotency VALUES ('ada', 'POST /api/orders', 'other', 'paid')`,
  ],
  [10, 'a gap between versions', `DELETE FROM history WHERE version = 3`],
  [10, 'a transition without an event', `DELETE FROM outbox WHERE version = 3`],
  [
    10,
    'a transition of a day ago without an event',
    `UPDATE history SET age = 86400; DELETE FROM outbox WHERE version = 3`,
  ],
  [
    10,
    'an event of another transition',
    `UPDATE outbox SET type = 'order.expired' WHERE version = 8`,
  ],
  [10, 'an event that was not sent', `UPDATE outbox SET sent = 0, age = 61 WHERE version = 8`],
  [10, 'an event that was given up', `UPDATE outbox SET dead = 1 WHERE version = 8`],
  [
    10,
    'an event of no transition',
    `INSERT INTO outbox VALUES ('order:paid', 9, 'order.refunding', 1, 0, 5)`,
  ],
  [
    11,
    'a payment whose ledger says otherwise',
    `DELETE FROM ledger_entry WHERE debit = 'receivable'`,
  ],
  [
    13,
    'a movement that is not in the ledger',
    `DELETE FROM ledger_entry WHERE debit = 'receivable'`,
  ],
  [13, 'an entry that is not at the provider', `DELETE FROM journal WHERE op = 'capture'`],
  [13, 'a hold that the provider still has', `DELETE FROM journal WHERE op = 'void'`],
  [13, 'a movement of another amount', `UPDATE journal SET amount = 999 WHERE op = 'capture'`],
  [
    13,
    'a movement in another currency',
    `UPDATE journal SET currency = 'EUR' WHERE op = 'capture'`,
  ],
  [
    13,
    'a movement of a payment whose operation has no outcome for over a minute',
    `DELETE FROM journal WHERE op = 'capture'; UPDATE operation SET state = 'PENDING', age = 61`,
  ],
  [
    13,
    'a refund by hand that is not in the ledger',
    `${entry} ('refund', 're', 'pay-paid', 'paid', 1, 'succeeded')`,
  ],
  [
    12,
    'a step that the table does not have',
    `UPDATE history SET state = 'CAPTURING' WHERE version = 6 AND order_id = 'paid'`,
  ],
])('invariant %i finds %s', (number, _what, plant) => {
  const snapshot = cleanSnapshot();
  snapshot.exec(plant);
  const violated = check(snapshot).filter(({ rows }) => rows.length > 0);
  expect(violated.map(({ invariant }) => invariant.number)).toContain(number);
});

it('accepts that events sent more than a week ago are deleted', () => {
  const snapshot = cleanSnapshot();
  snapshot.exec('UPDATE history SET age = 8 * 86400; DELETE FROM outbox');
  expect(check(snapshot).filter(({ rows }) => rows.length > 0)).toEqual([]);
});
