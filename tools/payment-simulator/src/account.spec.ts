import { type Account, checkRules, applyEntry } from './account.ts';
import type { OperationName } from './entry.ts';
import { sampleEntry } from './testing/temporary-journal.ts';

const seen: Account = {
  ...{ currency: 'USD', refunded: 0, disputed: 0, voided: false, open: new Set() },
};
const authorised = { ...seen, authorised: 1000 };
const captured = { ...authorised, captured: 1000 };
const voided = { ...authorised, voided: true };

it.each<[OperationName, string, Account | undefined, number, string]>([
  ['authorise', 'a new payment', undefined, 1000, 'succeeded'],
  ['authorise', 'a declined one', seen, 1000, 'succeeded'],
  ['authorise', 'an authorised one', authorised, 1000, 'already_authorised'],
  ['authorise', 'a voided one', voided, 1000, 'voided'],
  ['capture', 'an authorised one', authorised, 1000, 'succeeded'],
  ['capture', 'a part of it', authorised, 1, 'succeeded'],
  ['capture', 'more than was authorised', authorised, 1001, 'exceeds_authorised'],
  ['capture', 'a payment of nothing', { ...seen, authorised: 0 }, 0, 'succeeded'],
  [
    'capture',
    'nothing a second time',
    { ...seen, authorised: 0, captured: 0 },
    0,
    'already_captured',
  ],
  ['capture', 'a captured one', captured, 1000, 'already_captured'],
  ['capture', 'a voided one', voided, 1000, 'voided'],
  ['capture', 'a declined one', seen, 1000, 'not_authorised'],
  ['void', 'a payment that was never seen', undefined, 0, 'succeeded'],
  ['void', 'an authorised one', authorised, 1000, 'succeeded'],
  ['void', 'a captured one', captured, 1000, 'already_captured'],
  ['refund', 'all of a captured one', captured, 1000, 'succeeded'],
  ['refund', 'what is left', { ...captured, refunded: 600 }, 400, 'succeeded'],
  ['refund', 'more than is left', { ...captured, refunded: 600 }, 401, 'exceeds_captured'],
  ['refund', 'one that was not captured', authorised, 1, 'not_captured'],
])('%s %s: %#', (op, _what, account, amount, outcome) => {
  expect(checkRules(op, account, { amount, currency: 'USD' })).toBe(outcome);
});

it.each<[OperationName, Account]>([
  ['capture', authorised],
  ['refund', captured],
])('%s in another currency is refused', (op, account) => {
  expect(checkRules(op, account, { amount: 1, currency: 'EUR' })).toBe('currency_mismatch');
});

it('applies only successful entries', () => {
  const first = applyEntry(undefined, sampleEntry);
  expect(first).toEqual(authorised);
  expect(applyEntry(first, { ...sampleEntry, op: 'capture', outcome: 'already_captured' })).toBe(
    first,
  );
  const second = applyEntry(first, { ...sampleEntry, op: 'capture' });
  expect(applyEntry(second, { ...sampleEntry, op: 'refund', amount: 300 })).toEqual({
    ...captured,
    refunded: 300,
    open: new Set(['pay']),
  });
});

it.each<[OperationName, OperationName, Partial<Account>]>([
  ['refund', 'reversal', { refunded: 0 }],
  ['dispute', 'dispute_won', { disputed: 0 }],
  ['dispute', 'dispute_lost', { disputed: 300 }],
])('decides about a %s once: %s', (first, second, after) => {
  const [key, of] = ['next', 'pay'];
  const taken = applyEntry(captured, { ...sampleEntry, op: first, amount: 300 });
  const asked = { amount: 300, currency: 'USD', of };
  expect(checkRules(second, taken, asked)).toBe('succeeded');
  const decided = applyEntry(taken, { ...sampleEntry, op: second, amount: 300, key, of });
  expect(decided).toMatchObject(after);
  expect(checkRules(second, decided, asked)).toBe('not_open');
});
