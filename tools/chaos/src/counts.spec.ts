import { countFailures } from './counts.ts';
import { sampleSnapshot } from './testing/sample-snapshot.ts';

const products = [{ id: 'mug', stock: 2 }];
const clean = { chargedTwice: 0, oversold: 0, stuck: 0 };

it('counts nothing in a correct snapshot', () => {
  expect(countFailures(sampleSnapshot(), 'storm-1-%', products)).toEqual(clean);
});

it.each([
  [
    'a second capture',
    `INSERT INTO journal (op, key, order_id, amount, outcome)
     SELECT op, 'again', order_id, amount, outcome FROM journal`,
    { chargedTwice: 1 },
  ],
  [
    'more sold than there was',
    `UPDATE reservation_line SET quantity = 3 WHERE order_id = 'paid'`,
    { oversold: 1 },
  ],
  ['more held than there was', `UPDATE reservation SET state = 'HELD'`, { oversold: 1 }],
  [
    'an order under way',
    `UPDATE whole_order SET state = 'CAPTURING', done = 0 WHERE id = 'paid'`,
    { stuck: 1 },
  ],
  [
    'an order that needs a person',
    `UPDATE whole_order SET state = 'NEEDS_REVIEW' WHERE id = 'paid'`,
    { stuck: 1 },
  ],
])('counts %s', (_what, sql, counts) => {
  const snapshot = sampleSnapshot();
  snapshot.exec(sql);
  expect(countFailures(snapshot, 'storm-1-%', products)).toEqual({ ...clean, ...counts });
  expect(countFailures(snapshot, 'storm-2-%', [])).toEqual(clean);
});
