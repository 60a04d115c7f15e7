import { orderIn } from '../testing/order.ts';
import { move } from './order.ts';
import {
  cancellable,
  driven,
  isCancellable,
  isRunning,
  states,
  statesOf,
  statuses,
  transitions,
} from './states.ts';

const pairs = states.flatMap((from) => states.map((to) => ({ from, to })));
const legal = pairs.filter(({ from, to }) => transitions[from].includes(to));
const illegal = pairs.filter(({ from, to }) => !transitions[from].includes(to));

describe('the table of transitions', () => {
  it('is the one of the design', () => {
    expect(transitions).toEqual({
      PENDING: ['RESERVING'],
      RESERVING: ['RESERVED', 'COMPENSATING', 'NEEDS_REVIEW'],
      RESERVED: ['AUTHORISING', 'COMPENSATING'],
      AUTHORISING: ['AUTHORISED', 'COMPENSATING', 'NEEDS_REVIEW'],
      AUTHORISED: ['CONFIRMING', 'COMPENSATING'],
      CONFIRMING: ['CAPTURING', 'COMPENSATING', 'NEEDS_REVIEW'],
      CAPTURING: ['CONFIRMED', 'COMPENSATING', 'NEEDS_REVIEW'],
      CONFIRMED: ['REFUNDING', 'CONFIRMED', 'PARTIALLY_REFUNDED', 'REFUNDED'],
      COMPENSATING: ['REJECTED', 'CANCELLED', 'EXPIRED', 'NEEDS_REVIEW'],
      REJECTED: [],
      CANCELLED: [],
      EXPIRED: [],
      REFUNDING: ['PARTIALLY_REFUNDED', 'REFUNDED', 'CONFIRMED', 'NEEDS_REVIEW'],
      PARTIALLY_REFUNDED: ['REFUNDING', 'CONFIRMED', 'PARTIALLY_REFUNDED', 'REFUNDED'],
      REFUNDED: ['CONFIRMED', 'PARTIALLY_REFUNDED', 'REFUNDED'],
      NEEDS_REVIEW: [
        'RESERVING',
        'AUTHORISING',
        'CONFIRMING',
        'CAPTURING',
        'COMPENSATING',
        'REFUNDING',
      ],
    });
  });

  it.each(legal)('lets an order go from $from to $to, one version on', ({ from, to }) => {
    const order = orderIn(from);
    expect(move(order, to)).toMatchObject({ state: to, version: order.version + 1 });
  });

  it('lets it go no other way', () => {
    expect(illegal).toHaveLength(states.length ** 2 - legal.length);
    for (const { from, to } of illegal)
      expect(() => move(orderIn(from), to)).toThrow(`from ${from} to ${to}`);
  });

  it('never goes back behind the capture, unless a person says where it had stopped', () => {
    const reached = new Set<string>();
    const follow = (from: (typeof states)[number]) => {
      if (from === 'NEEDS_REVIEW') return;
      for (const to of transitions[from]) if (!reached.has(to)) follow((reached.add(to), to));
    };
    follow('CONFIRMED');
    expect([...reached].sort()).toEqual([
      'CONFIRMED',
      'NEEDS_REVIEW',
      'PARTIALLY_REFUNDED',
      'REFUNDED',
      'REFUNDING',
    ]);
  });
});

describe('the groups of states', () => {
  it('shows each state as exactly one status', () => {
    expect(statuses.flatMap(statesOf).sort()).toEqual([...states].sort());
  });

  it('drives every state that a call can change, and no other', () => {
    expect(states.filter(isRunning)).toEqual(
      states.filter((state) => driven.some((each) => each === state)),
    );
    expect(states.filter((state) => !isRunning(state) && transitions[state].length > 0)).toEqual([
      'CONFIRMED',
      'PARTIALLY_REFUNDED',
      'REFUNDED',
      'NEEDS_REVIEW',
    ]);
  });

  it('hears a cancel only in states from which it can be undone', () => {
    expect(states.filter(isCancellable)).toEqual([...cancellable]);
    for (const state of ['RESERVING', 'RESERVED', 'AUTHORISING', 'AUTHORISED'] as const) {
      expect(transitions[state]).toContain('COMPENSATING');
    }
  });
});
