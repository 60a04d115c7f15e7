import { newOrder, orderIn, reservation } from '../testing/order.ts';
import { cancel, compensate, compensated, needReview, tooLate } from './compensating.ts';
import { eventOf } from './event.ts';
import { failureOf } from './failure.ts';
import { replay } from './idempotency.ts';
import { place } from './order.ts';
import { authorise, authorised, captured, committed, confirm } from './paying.ts';
import { reserve, reserved } from './reserving.ts';
import { isCancellable, states, statusOf } from './states.ts';

const usd = (amount: number) => ({ amount, currency: 'USD' as const });
const refused = { kind: 'refused', reason: 'payment_closed' } as const;

describe('placing', () => {
  it('adds up the items of a product, in the order of the first', () => {
    const items = ['a', 'b', 'a', 'c', 'b'].map((productId, index) => ({
      productId,
      quantity: index + 1,
    }));
    expect(place({ ...newOrder, items, at: newOrder.createdAt }).lines).toMatchObject([
      { productId: 'a', quantity: 4 },
      { productId: 'b', quantity: 7 },
      { productId: 'c', quantity: 4 },
    ]);
  });

  it('begins at version 1, and reserving follows', () => {
    expect(newOrder).toMatchObject({ state: 'PENDING', version: 1, total: null, paymentId: null });
    expect(reserve(newOrder)).toMatchObject({ state: 'RESERVING', version: 2 });
  });
});

describe('a reservation', () => {
  const outcome = { kind: 'reserved', reservation } as const;

  it.each([null, usd(2_000)])('leads on when %j is expected', (expectedTotal) => {
    expect(reserved(orderIn('RESERVING', { expectedTotal }), outcome)).toMatchObject({
      state: 'RESERVED',
      total: usd(2_000),
      reservedUntil: reservation.expiresAt,
      lines: [{ name: 'Stoneware mug', unitPrice: usd(1_000) }],
    });
  });

  it.each([usd(1_999), usd(0), { amount: 2_000, currency: 'GBP' as const }])(
    'is undone when %j is expected',
    (expectedTotal) => {
      const next = reserved(orderIn('RESERVING', { expectedTotal }), outcome);
      expect(next).toMatchObject({
        state: 'COMPENSATING',
        reason: 'price_changed',
        total: usd(2_000),
      });
    },
  );

  it('that is refused is undone, for its reason', () => {
    const next = reserved(orderIn('RESERVING'), { kind: 'refused', reason: 'out_of_stock' });
    expect(next).toMatchObject({ state: 'COMPENSATING', reason: 'out_of_stock', total: null });
  });

  it('that lacks a product of the order is a bug of the other side', () => {
    const empty = { ...outcome, reservation: { ...reservation, lines: [] } };
    expect(() => reserved(orderIn('RESERVING'), empty)).toThrow('lacks product');
  });
});

describe('a payment', () => {
  const total = usd(2_000);

  it('is intended before it is asked for', () => {
    expect(authorise(orderIn('RESERVED', { total }), 'p')).toMatchObject({
      state: 'AUTHORISING',
      paymentId: 'p',
    });
  });

  it.each([
    [{ kind: 'authorised', amount: total }, 'AUTHORISED', null],
    [{ kind: 'authorised', amount: usd(1_999) }, 'COMPENSATING', 'id_reused'],
    [{ kind: 'authorised', amount: { ...total, currency: 'EUR' } }, 'COMPENSATING', 'id_reused'],
    [{ kind: 'refused', reason: 'payment_declined' }, 'COMPENSATING', 'payment_declined'],
  ] as const)('whose outcome is %j leads to %s', (outcome, state, reason) => {
    expect(authorised(orderIn('AUTHORISING', { total }), outcome)).toMatchObject({ state, reason });
  });

  it('goes through commit and capture to the end', () => {
    const done = { kind: 'done' } as const;
    const confirming = confirm(orderIn('AUTHORISED', { total }));
    const capturing = committed(confirming, done);
    expect(captured(capturing, done)).toMatchObject({
      state: 'CONFIRMED',
      refunded: usd(0),
      version: 10,
    });
    expect(committed(confirming, refused)).toMatchObject({
      state: 'COMPENSATING',
      reason: 'payment_closed',
    });
    expect(captured(capturing, refused)).toMatchObject({
      state: 'COMPENSATING',
      reason: 'payment_closed',
    });
  });
});

describe('cancelling', () => {
  it.each(states.filter(isCancellable))('is heard by an order in %s', (state) => {
    const order = orderIn(state);
    expect(cancel(order)).toEqual({ ...order, cancelReason: 'order_cancelled' });
  });

  it.each(states.filter((state) => !isCancellable(state)))('is too late in %s', (state) => {
    expect(() => cancel(orderIn(state))).toThrow(
      expect.objectContaining({ code: 'too_late_to_cancel' }),
    );
  });

  it('twice is as good as once, even at the end', () => {
    const order = orderIn('CANCELLED', { cancelReason: 'order_cancelled' });
    expect(cancel(order)).toBe(order);
  });

  it('comes too late when the order expires', () => {
    const order = orderIn('AUTHORISING', { cancelReason: 'order_expired' });
    expect(() => cancel(order)).toThrow(tooLate(order).message);
  });
});

describe('an undone order', () => {
  it.each([
    ['order_cancelled', 'CANCELLED'],
    ['order_expired', 'EXPIRED'],
    ['payment_declined', 'REJECTED'],
    ['out_of_stock', 'REJECTED'],
  ] as const)('for %s ends as %s, and says why', (reason, state) => {
    const ended = compensated(compensate(orderIn('AUTHORISING'), reason));
    expect(ended).toMatchObject({ state, reason });
    expect(failureOf(ended)).toMatchObject({ code: reason, members: { orderId: ended.id } });
  });

  it('that cannot be undone needs review', () => {
    expect(needReview(orderIn('COMPENSATING'), 'payment_closed')).toMatchObject({
      state: 'NEEDS_REVIEW',
      reason: 'payment_closed',
    });
  });

  it.each(
    states.filter((state) => !['rejected', 'cancelled', 'expired'].includes(statusOf[state])),
  )('is not what %s is', (state) => {
    expect(failureOf(orderIn(state))).toBeUndefined();
  });
});

describe('a repeated request', () => {
  const intent = { userId: 'u', route: 'r', key: 'k', hash: 'h' };
  it.each([
    ['idempotency_key_reused', { hash: 'other', order: orderIn('CONFIRMED'), leased: false }],
    ['request_in_progress', { hash: 'h', order: orderIn('CAPTURING'), leased: true }],
  ] as const)('is answered %s', (code, first) => {
    expect(() => replay(first, intent)).toThrow(expect.objectContaining({ code }));
  });

  it.each([
    { hash: 'h', order: orderIn('CONFIRMED'), leased: true },
    { hash: 'h', order: orderIn('CAPTURING'), leased: false },
  ])('means the first order', (first) => {
    expect(replay(first, intent)).toBe(first.order);
  });
});

it('an event says what others may know, and how the customer pays is none of it', () => {
  expect(eventOf(newOrder).type).toBe('order.placed');
  expect(eventOf(orderIn('PARTIALLY_REFUNDED')).type).toBe('order.partially_refunded');
  expect(JSON.stringify(states.map((state) => eventOf(orderIn(state))))).not.toContain('pm_ok');
});
