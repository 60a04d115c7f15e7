import type { Change } from './change.ts';
import { decide } from './change.ts';
import { after, asks, histories, news } from '../testing/samples.ts';
import { reviewsBetween } from './review.ts';
import type { PaymentState } from './payment.ts';

it.each<[string, readonly Change[], PaymentState]>([
  ['an authorisation that succeeded', histories.authorised, 'AUTHORISED'],
  ['an authorisation that was refused', histories.declined, 'DECLINED'],
  ['a capture that succeeded', histories.captured, 'CAPTURED'],
  ['a capture that was refused', histories['not captured'], 'AUTHORISED'],
  ['a void that succeeded', histories.voided, 'VOIDED'],
  ['a void that was refused', histories['not voided'], 'AUTHORISED'],
  [
    'a void of what was never known',
    [...histories['given up'], news.succeeded('pay:void')],
    'VOIDED',
  ],
])('%s leads to its state', (_what, changes, state) => {
  expect(after(...changes).state).toBe(state);
});

it('keeps the reason of a refusal', () => {
  expect(after(...histories.declined)).toMatchObject({ declineReason: 'declined' });
});

it.each<[string, readonly Change[], Change]>([
  ['a success after a refusal', histories.declined, news.succeeded('pay')],
  ['a refusal after a success', histories.authorised, news.refused('pay')],
  ['an authorisation that was given up', histories['given up'], news.succeeded('pay')],
  ['an operation that nobody asked for', histories.authorised, news.succeeded('pay:capture')],
])('%s changes nothing', (_what, changes, late) => {
  const payment = after(...changes);
  expect(decide(payment, late)).toBe(payment);
});

it('declines a hold of another amount, and gives it back', () => {
  const payment = after(asks.authorise, news.succeeded('pay', 999));
  expect(payment).toMatchObject({ state: 'DECLINED', declineReason: 'partially_authorised' });
  expect(payment.operations).toMatchObject([
    { kind: 'authorise', state: 'FAILED' },
    { kind: 'void', state: 'PENDING' },
  ]);
});

it('books a capture of another amount as what it was, and frees the rest', () => {
  const payment = after(...histories.capturing, news.succeeded('pay:capture', 999));
  expect(payment).toMatchObject({ state: 'CAPTURED', captured: { amount: 999 } });
  expect(payment.operations.map(({ kind, state, amount }) => [kind, state, amount.amount])).toEqual(
    [
      ['authorise', 'SUCCEEDED', 1000],
      ['capture', 'FAILED', 1000],
      ['capture', 'SUCCEEDED', 999],
      ['release', 'SUCCEEDED', 1],
    ],
  );
});

it('books a refund of another amount as what it was, and takes it back when it fails', () => {
  const asked = [...histories.captured, asks.refund(400), news.succeeded('refund', 399)];
  const refunded = after(...asked);
  expect(refunded).toMatchObject({
    refunded: { amount: 399 },
    refunding: { amount: 0 },
    notice: 1,
  });
  expect(refunded.operations.slice(-2)).toMatchObject([
    { key: 'refund', state: 'FAILED', reason: 'refunded_otherwise' },
    { key: 'refund:refunded', origin: 'provider', state: 'SUCCEEDED', amount: { amount: 399 } },
  ]);
  expect(reviewsBetween(after(...asked.slice(0, -1)), refunded)).toMatchObject([
    { kind: 'refund_differs', subject: 'refund:refunded' },
  ]);
  expect(after(...asked, news.succeeded('refund', 399))).toEqual(refunded);
  expect(after(...asked, news.refused('refund')).refunded.amount).toBe(0);
});

it('takes a void of another amount for the end of the hold', () => {
  expect(after(...histories.voiding, news.succeeded('pay:void', 1)).state).toBe('VOIDED');
});

it('takes back a refund that failed after it had succeeded, once', () => {
  const given = [...histories.captured, asks.refund(400), news.succeeded('refund', 400)];
  const failed = after(...given, news.refused('refund'));
  expect(failed).toMatchObject({ refunded: { amount: 0 }, refunding: { amount: 0 }, notice: 1 });
  expect(failed.operations.slice(-2)).toMatchObject([
    { key: 'refund', state: 'FAILED', reason: 'refund_failed' },
    { key: 'refund:reversal', kind: 'reversal', state: 'SUCCEEDED' },
  ]);
  expect(decide(failed, news.refused('refund'))).toBe(failed);
  expect(decide(failed, news.succeeded('refund', 400))).toBe(failed);
});

it('sets a refund aside, and then gives it or frees it', () => {
  const asked = [...histories.captured, asks.refund(400)];
  const amounts = (...changes: readonly Change[]) => {
    const { refunding, refunded } = after(...changes);
    return [refunding.amount, refunded.amount];
  };
  expect(amounts(...asked)).toEqual([400, 0]);
  expect(amounts(...asked, news.succeeded('refund', 400))).toEqual([0, 400]);
  expect(amounts(...asked, news.refused('refund'))).toEqual([0, 0]);
});
