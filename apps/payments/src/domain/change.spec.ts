import { Problem } from '@quartet/problem';
import { after, asks, histories, news, type Situation } from '../testing/samples.ts';
import { type Change, decide, keyOf } from './change.ts';

/** Returns the operation that the change begins, `same`, or the code of the refusal. */
function result(situation: Situation, change: Change): string {
  const payment = after(...histories[situation]);
  try {
    const changed = decide(payment, change);
    if (changed === payment) return 'same';
    const begun = changed.operations.find(({ key }) =>
      payment.operations.every((o) => o.key !== key),
    );
    return begun?.kind ?? 'changed';
  } catch (error) {
    if (error instanceof Problem) return error.code;
    throw error;
  }
}

it.each<[Situation, authorise: string, capture: string, voiding: string, refund: string]>([
  ['authorising', 'same', 'same', 'void', 'payment_closed'],
  ['authorised', 'same', 'capture', 'void', 'payment_closed'],
  ['declined', 'same', 'payment_closed', 'void', 'payment_closed'],
  ['capturing', 'same', 'same', 'same', 'payment_closed'],
  ['not captured', 'same', 'payment_closed', 'void', 'payment_closed'],
  ['captured', 'same', 'same', 'payment_closed', 'refund'],
  ['given up', 'payment_closed', 'payment_closed', 'same', 'payment_closed'],
  ['voiding', 'payment_closed', 'payment_closed', 'same', 'payment_closed'],
  ['voided', 'payment_closed', 'payment_closed', 'same', 'payment_closed'],
  ['not voided', 'payment_closed', 'payment_closed', 'payment_closed', 'payment_closed'],
  ['buried', 'payment_closed', 'payment_closed', 'same', 'payment_closed'],
])(
  'a payment that is %s: authorise %s, capture %s, void %s, refund %s',
  (situation, ...expected) => {
    const changes = [asks.authorise, asks.capture, asks.void, asks.refund(1)];
    expect(changes.map((change) => result(situation, change))).toEqual(expected);
  },
);

it.each([
  ['capture', asks.capture],
  ['refund', asks.refund(1)],
  ['news', news.succeeded('pay')],
])('there is no %s of a payment that nobody asked for', (_what, change) => {
  expect(() => decide(undefined, change)).toThrow(expect.objectContaining({ code: 'not_found' }));
});

it.each([
  ['another amount', { amount: { amount: 1, currency: 'USD' as const } }],
  ['another currency', { amount: { amount: 1000, currency: 'EUR' as const } }],
  ['another order', { orderId: 'other' }],
  ['another method', { method: 'pm_declined' }],
])('an id is not used again for %s', (_what, other) => {
  const reuse = () => decide(after(asks.authorise), { ...asks.authorise, ...other });
  expect(reuse).toThrow(expect.objectContaining({ code: 'id_reused' }));
});

it('is the same payment whoever asks for it', () => {
  const payment = after(asks.authorise);
  expect(decide(payment, { ...asks.authorise, userId: 'admin' })).toBe(payment);
});

it('is not voided for another order', () => {
  const other = () => decide(after(asks.authorise), { ...asks.void, orderId: 'other' });
  expect(other).toThrow(expect.objectContaining({ code: 'id_reused' }));
});

it('names each operation for ever', () => {
  expect([asks.authorise, asks.capture, asks.void].map(keyOf)).toEqual([
    'pay',
    'pay:capture',
    'pay:void',
  ]);
  expect(keyOf({ kind: 'refund', id: 'pay', refundId: 'r', amount: asks.authorise.amount })).toBe(
    'r',
  );
});
