import {
  commit,
  release,
  repeat,
  type Reservation,
  type ReservationState,
  stockChange,
} from './reservation.ts';

const line = {
  productId: 'a',
  quantity: 2,
  name: 'Mug',
  unitPrice: { amount: 250, currency: 'USD' },
} as const;

const reservation = (state: ReservationState): Reservation => ({
  orderId: 'o',
  state,
  lines: [line],
  expiresAt: state === 'HELD' ? new Date(0) : null,
});

describe('repeat', () => {
  it.each(['HELD', 'COMMITTED'] as const)('gives a %s reservation again', (state) => {
    expect(repeat(reservation(state), [line])).toEqual(reservation(state));
  });

  it.each(['RELEASED', 'EXPIRED', 'RESTOCKED'] as const)('refuses a %s one', (state) => {
    expect(() => repeat(reservation(state), [line])).toThrow(
      expect.objectContaining({
        code: 'reservation_closed',
        message: `The reservation of order o is ${state.toLowerCase()}.`,
      }),
    );
  });

  it('refuses other lines', () => {
    expect(() => repeat(reservation('HELD'), [{ ...line, quantity: 3 }])).toThrow(
      expect.objectContaining({ code: 'id_reused' }),
    );
  });
});

describe('commit', () => {
  it.each(['HELD', 'EXPIRED', 'COMMITTED'] as const)('ends a %s one as COMMITTED', (state) => {
    expect(commit(reservation(state))).toEqual(reservation('COMMITTED'));
  });

  it.each(['RELEASED', 'RESTOCKED'] as const)('refuses a %s one', (state) => {
    expect(() => commit(reservation(state))).toThrow(
      expect.objectContaining({ code: 'reservation_closed' }),
    );
  });
});

describe('release', () => {
  it.each([
    ['HELD', 'RELEASED'],
    ['EXPIRED', 'RELEASED'],
    ['RELEASED', 'RELEASED'],
    ['COMMITTED', 'RESTOCKED'],
    ['RESTOCKED', 'RESTOCKED'],
  ] as const)('ends a %s one as %s', (from, to) => {
    expect(release(reservation(from))).toEqual(reservation(to));
  });
});

describe('stockChange', () => {
  it.each([
    ['HELD', 'COMMITTED', { onHand: -1, reserved: -1 }],
    ['HELD', 'RELEASED', { onHand: 0, reserved: -1 }],
    ['EXPIRED', 'COMMITTED', { onHand: -1, reserved: 0 }],
    ['EXPIRED', 'RELEASED', { onHand: 0, reserved: 0 }],
    ['COMMITTED', 'RESTOCKED', { onHand: 1, reserved: 0 }],
  ] as const)('from %s to %s is %j per unit', (from, to, change) => {
    expect(stockChange(from, to)).toEqual(change);
  });
});
