import { orderIn } from '../testing/order.ts';
import type { Order } from './order.ts';
import { refund, refunded, refusal } from './refunding.ts';
import { states } from './states.ts';

const usd = (amount: number) => ({ amount, currency: 'USD' as const });
const confirmed = orderIn('CONFIRMED', { total: usd(1_000), refunded: usd(0) });
const partly = orderIn('PARTIALLY_REFUNDED', { total: usd(1_000), refunded: usd(400) });
const done = { kind: 'done' } as const;
const refused = { kind: 'refused', reason: 'not_refundable' } as const;

describe('a refund', () => {
  it.each([
    [confirmed, undefined, 1_000],
    [confirmed, usd(1), 1],
    [confirmed, usd(1_000), 1_000],
    [partly, undefined, 600],
    [partly, usd(600), 600],
  ])('begins with what is asked for, or all that is left', (order, amount, expected) => {
    expect(refund(order, 'r', amount)).toMatchObject({
      state: 'REFUNDING',
      refund: { id: 'r', amount: usd(expected), state: 'PENDING' },
    });
  });

  const all = orderIn('REFUNDED', { total: usd(1_000), refunded: usd(1_000) });
  const running = refund(confirmed, 'r', usd(600));
  it.each<[string, Order, ReturnType<typeof usd> | undefined]>([
    ['refund_exceeds_capture', confirmed, usd(1_001)],
    ['refund_exceeds_capture', partly, usd(601)],
    ['refund_exceeds_capture', all, undefined],
    ['refund_exceeds_capture', running, usd(401)],
    ['not_refundable', running, usd(400)],
  ])('is %s', (code, order, amount) => {
    expect(() => refund(order, 'r2', amount)).toThrow(expect.objectContaining({ code }));
  });

  it('keeps to the currency that was paid', () => {
    const euros = { amount: 1, currency: 'EUR' } as const;
    expect(() => refund(confirmed, 'r', euros)).toThrow(
      expect.objectContaining({ code: 'currency_mismatch' }),
    );
  });

  it.each(states.filter((state) => !/CONFIRMED|REFUND/.test(state)))(
    'is not for an order in %s',
    (state) => {
      expect(() => refund(orderIn(state, { total: usd(1) }), 'r')).toThrow(
        expect.objectContaining({ code: 'not_refundable' }),
      );
    },
  );

  it.each([
    [confirmed, 1_000, 'REFUNDED', 1_000],
    [confirmed, 999, 'PARTIALLY_REFUNDED', 999],
    [partly, 600, 'REFUNDED', 1_000],
    [partly, 599, 'PARTIALLY_REFUNDED', 999],
  ])('that succeeds adds up', (order, amount, state, sum) => {
    const next = refunded(refund(order, 'r', usd(amount)), done);
    expect(next).toMatchObject({ state, refunded: usd(sum), refund: { state: 'SUCCEEDED' } });
  });

  it('leaves what was not given back yet for the next one', () => {
    const first = refunded(refund(confirmed, 'r', usd(400)), done);
    expect(refund(first, 'r2').refund?.amount).toEqual(usd(600));
  });

  it.each([confirmed, partly])('that is refused leads back, with the reason', (order) => {
    const next = refunded(refund(order, 'r', usd(1)), refused);
    expect(next).toMatchObject({
      state: order.state,
      refunded: order.refunded,
      reason: 'not_refundable',
    });
    expect(next.refund && refusal(next, next.refund)).toMatchObject({ code: 'not_refundable' });
  });
});
