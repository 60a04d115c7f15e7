import type { Change } from './change.ts';
import { decide } from './change.ts';
import { after, asks, histories, news } from '../testing/samples.ts';
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

it('does not believe in another amount', () => {
  expect(() => after(asks.authorise, news.succeeded('pay', 999))).toThrow(RangeError);
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
