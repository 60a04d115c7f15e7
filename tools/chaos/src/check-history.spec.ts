import { checkHistory } from './check-history.ts';
import type { HistoryEntry, Observation } from './history.ts';
import { sampleSnapshot } from './testing/sample-snapshot.ts';

function note(
  order: string,
  answer: Partial<Observation>,
  more: Partial<HistoryEntry> = {},
): HistoryEntry {
  const key = `storm-1-${order}`;
  const response = { status: 201, definite: true, ...answer };
  return { what: 'place', order: key, key, answer: response, ...more };
}

function refund(number: number, answer: Partial<Observation>): HistoryEntry {
  return note('paid', answer, {
    what: 'refund',
    key: `storm-1-paid-refund-${number}`,
    amount: 600,
  });
}

const refundedSnapshot = () => {
  const snapshot = sampleSnapshot();
  snapshot.exec(
    `UPDATE whole_order SET state = 'PARTIALLY_REFUNDED', paid_amount = 400 WHERE id = 'paid'`,
  );
  return snapshot;
};

const truth: readonly HistoryEntry[] = [
  note('paid', { status: 202, definite: false, id: 'paid', says: 'processing' }),
  note('paid', { status: 503, definite: false, code: 'unavailable' }),
  note('paid', { id: 'paid', says: 'confirmed' }),
  note('undone', { status: 409, id: 'undone', code: 'order_cancelled' }),
  note('undone', { status: 200, id: 'undone', says: 'cancelled' }, { what: 'cancel' }),
  note('paid', { status: 409, id: 'paid', code: 'too_late_to_cancel' }, { what: 'cancel' }),
];

it('finds no violation in a correct history', () => {
  expect(checkHistory(truth, sampleSnapshot())).toEqual([]);
});

it.each<[string, string, readonly HistoryEntry[]]>([
  [
    'an order that is not there',
    'lost',
    [note('paid', { id: 'gone', says: 'processing', status: 202 })],
  ],
  ['a replay that names another order', 'another order', [note('paid', { id: 'undone' })]],
  ['an order with an unknown key', 'another order', [note('unknown', { id: 'paid' })]],
  [
    'a confirmed order that is cancelled',
    'reverted',
    [note('undone', { id: 'undone', says: 'confirmed' })],
  ],
  [
    'a declined order that is confirmed',
    'reverted',
    [note('paid', { status: 402, id: 'paid', code: 'payment_declined' })],
  ],
  [
    'a cancelled order that is confirmed',
    'reverted',
    [note('paid', { status: 200, id: 'paid', says: 'cancelled' }, { what: 'cancel' })],
  ],
  [
    'a response that should not occur',
    'unexpected',
    [note('paid', { status: 422, code: 'idempotency_key_reused' })],
  ],
  ['an order that is not found', 'unexpected', [note('paid', { status: 404 }, { what: 'look' })]],
  ['an acknowledged refund that was not made', 'refunds', [refund(0, { id: 'paid' })]],
  [
    'refunds of which none was accepted',
    'refunds',
    [refund(0, { status: 409 }), refund(1, { status: 409 })],
  ],
])('finds %s', (_what, kind, history) => {
  expect(checkHistory(history, sampleSnapshot()).map((violation) => violation.kind)).toContain(
    kind,
  );
});

it('finds two acknowledged refunds of which one was made', () => {
  const one = refund(0, { id: 'paid' });
  expect(checkHistory([one, refund(1, { status: 409 })], refundedSnapshot())).toEqual([]);
  expect(checkHistory([one, refund(1, { id: 'paid' })], refundedSnapshot())).toMatchObject([
    { kind: 'refunds' },
  ]);
});

it('finds an unacknowledged refund, unless a response is missing', () => {
  const refused = refund(0, { status: 409 });
  const missing = refund(1, { status: 202, definite: false, id: 'paid' });
  expect(checkHistory([refused], refundedSnapshot())).toMatchObject([{ kind: 'refunds' }]);
  expect(checkHistory([refused, missing], refundedSnapshot())).toEqual([]);
});
