import { paymentIdOf, refundIdOf } from './ids.ts';

const orderId = '01987b1c-8a4e-7c3a-9d52-0c6f1a2b3c4d';
const intent = { userId: 'u', route: 'r', key: 'pay', hash: 'h' };

it('an order has one payment, whoever asks for its id', () => {
  expect(paymentIdOf(orderId)).toBe('f9e34d3c-4c24-5142-99ea-e5d59edc96c6');
});

it('a key means one refund, per order and user, and never the payment', () => {
  const ids = [
    paymentIdOf(orderId),
    refundIdOf(orderId, intent),
    refundIdOf(orderId, { ...intent, key: 'other' }),
    refundIdOf(orderId, { ...intent, userId: 'other' }),
    refundIdOf(paymentIdOf(orderId), intent),
  ];
  expect(new Set(ids).size).toBe(ids.length);
  expect(refundIdOf(orderId, { ...intent, hash: 'other' })).toBe(refundIdOf(orderId, intent));
});
