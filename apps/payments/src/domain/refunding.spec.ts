import { after, asks, histories, news } from '../testing/samples.ts';
import { decide } from './change.ts';

const captured = after(...histories.captured);

it.each([
  ['all of it', [1000]],
  ['part after part', [600, 400]],
])('gives back %s', (_what, parts) => {
  const refunds = parts.flatMap((part, index) => [
    asks.refund(part, `r${index}`),
    news.succeeded(`r${index}`, part),
  ]);
  expect(after(...histories.captured, ...refunds).refunded.amount).toBe(1000);
});

it.each([
  ['more than was taken', captured, asks.refund(1001)],
  ['more than is left', decide(captured, asks.refund(600, 'first')), asks.refund(401)],
  [
    'another currency',
    captured,
    {
      ...({ kind: 'refund', id: 'pay', refundId: 'refund' } as const),
      amount: { amount: 1, currency: 'EUR' } as const,
    },
  ],
])('does not give back %s', (_what, payment, change) => {
  const code = 'refund_exceeds_capture';
  expect(() => decide(payment, change)).toThrow(expect.objectContaining({ code }));
});

it('is the same refund when it is asked for again, whatever became of it', () => {
  const refused = after(...histories.captured, asks.refund(1000), news.refused('refund'));
  expect(decide(refused, asks.refund(1000))).toBe(refused);
});

it('does not use a refund id for another amount, nor for another operation', () => {
  const refunded = after(...histories.captured, asks.refund(100));
  const reused = expect.objectContaining({ code: 'id_reused' });
  expect(() => decide(refunded, asks.refund(200))).toThrow(reused);
  expect(() => decide(refunded, asks.refund(1000, 'pay'))).toThrow(reused);
});
