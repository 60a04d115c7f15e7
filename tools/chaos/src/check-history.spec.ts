import { checkHistory } from './check-history.ts';
import type { HistoryEntry, Observation } from './history.ts';
import { sampleSnapshot } from './testing/sample-snapshot.ts';

function note(
  order: string,
  answer: Partial<Observation>,
  more: Partial<HistoryEntry> = {},
): HistoryEntry {
  const key = `storm-1-${order}`;
  const told = { status: 201, definite: true, ...answer };
  return { what: 'place', order: key, key, answer: told, ...more };
}

function refund(number: number, answer: Partial<Observation>): HistoryEntry {
  return note('paid', answer, {
    what: 'refund',
    key: `storm-1-paid-refund-${number}`,
    amount: 600,
  });
}

const refundedBooks = () => {
  const books = sampleSnapshot();
  books.exec(
    `UPDATE whole_order SET state = 'PARTIALLY_REFUNDED', paid_amount = 400 WHERE id = 'paid'`,
  );
  return books;
};

const truth: readonly HistoryEntry[] = [
  note('paid', { status: 202, definite: false, id: 'paid', says: 'processing' }),
  note('paid', { status: 503, definite: false, code: 'unavailable' }),
  note('paid', { id: 'paid', says: 'confirmed' }),
  note('undone', { status: 409, id: 'undone', code: 'order_cancelled' }),
  note('undone', { status: 200, id: 'undone', says: 'cancelled' }, { what: 'cancel' }),
  note('paid', { status: 409, id: 'paid', code: 'too_late_to_cancel' }, { what: 'cancel' }),
];

it('finds none in notes that are true', () => {
  expect(checkHistory(truth, sampleSnapshot())).toEqual([]);
});

it.each<[string, string, readonly HistoryEntry[]]>([
  [
    'an order that is not there',
    'lost',
    [note('paid', { id: 'gone', says: 'processing', status: 202 })],
  ],
  ['a replay that names another order', 'another order', [note('paid', { id: 'undone' })]],
  ['an order whose key nobody knows', 'another order', [note('unknown', { id: 'paid' })]],
  [
    'a confirmed order that is cancelled',
    'taken back',
    [note('undone', { id: 'undone', says: 'confirmed' })],
  ],
  [
    'a declined order that is confirmed',
    'taken back',
    [note('paid', { status: 402, id: 'paid', code: 'payment_declined' })],
  ],
  [
    'a cancelled order that is confirmed',
    'taken back',
    [note('paid', { status: 200, id: 'paid', says: 'cancelled' }, { what: 'cancel' })],
  ],
  [
    'an answer that nobody should get',
    'unexpected',
    [note('paid', { status: 422, code: 'idempotency_key_reused' })],
  ],
  ['an order that is not found', 'unexpected', [note('paid', { status: 404 }, { what: 'look' })]],
  ['a refund that gave nothing back', 'refunds', [refund(0, { id: 'paid' })]],
  [
    'refunds of which none was accepted',
    'refunds',
    [refund(0, { status: 409 }), refund(1, { status: 409 })],
  ],
])('finds %s', (_what, kind, notes) => {
  expect(checkHistory(notes, sampleSnapshot()).map((lie) => lie.kind)).toContain(kind);
});

it('finds two refunds acknowledged where one was made', () => {
  const one = refund(0, { id: 'paid' });
  expect(checkHistory([one, refund(1, { status: 409 })], refundedBooks())).toEqual([]);
  expect(checkHistory([one, refund(1, { id: 'paid' })], refundedBooks())).toMatchObject([
    { kind: 'refunds' },
  ]);
});

it('finds a refund that nobody was told of, unless an answer is missing', () => {
  const refused = refund(0, { status: 409 });
  const missing = refund(1, { status: 202, definite: false, id: 'paid' });
  expect(checkHistory([refused], refundedBooks())).toMatchObject([{ kind: 'refunds' }]);
  expect(checkHistory([refused, missing], refundedBooks())).toEqual([]);
});
