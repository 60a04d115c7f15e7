import { orderIn } from '../testing/order.ts';
import { decisions, settle } from './reviewing.ts';
import type { State } from './states.ts';

const stuck = (stuckIn: State, facts = {}) => {
  return { order: orderIn('NEEDS_REVIEW', facts), stuckIn };
};

it.each<State>([
  'RESERVING',
  'AUTHORISING',
  'CONFIRMING',
  'CAPTURING',
  'COMPENSATING',
  'REFUNDING',
])('tries again from %s, one version on', (state) => {
  expect(settle(stuck(state), 'retry')).toMatchObject({ state, version: 8 });
});

it.each<State>(['RESERVING', 'AUTHORISING', 'CONFIRMING', 'CAPTURING', 'COMPENSATING'])(
  'undoes what got stuck in %s',
  (state) => {
    expect(settle(stuck(state), 'undo')).toMatchObject({ state: 'COMPENSATING', version: 8 });
  },
);

it('cancels an order that nothing else had refused', () => {
  expect(settle(stuck('CAPTURING'), 'undo')).toMatchObject({ reason: 'order_cancelled' });
});

it('keeps the reason for which an order was being undone', () => {
  const review = stuck('COMPENSATING', { reason: 'payment_declined' });
  for (const decision of decisions)
    expect(settle(review, decision)).toMatchObject({ reason: 'payment_declined' });
});

it('does not undo a refund, which may have been made', () => {
  expect(() => settle(stuck('REFUNDING'), 'undo')).toThrow('can only be tried again');
});

it.each<State>(['CONFIRMED', 'REJECTED', 'AUTHORISING'])(
  'decides nothing about an order in %s',
  (state) => {
    const review = { order: orderIn(state), stuckIn: 'CAPTURING' as const };
    for (const decision of decisions)
      expect(() => settle(review, decision)).toThrow('does not wait for a review');
  },
);
