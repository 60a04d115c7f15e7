import { currencies } from '@quartet/money';
import { Problem } from '@quartet/problem';
import fc from 'fast-check';
import { asks, histories, type Situation } from '../testing/samples.ts';
import { type Change, decide } from './change.ts';
import { entriesBetween } from './ledger.ts';
import type { Payment } from './payment.ts';

const situations = Object.keys(histories) as Situation[];
const key = fc.constantFrom('pay', 'pay:capture', 'pay:void', 'refund', 're_1', 'dp_1');
const amount = fc.record({
  amount: fc.oneof(fc.constantFrom(0, 400, 1_000, 1_000_000_000_000), fc.nat(2_000)),
  currency: fc.constantFrom(...currencies),
});
const reference = fc.constantFrom('pi_1', 'pay');
const settlement = fc.oneof(
  fc.record({ kind: fc.constant('succeeded' as const), amount }),
  fc.record({ kind: fc.constant('refused' as const), reason: fc.constant('declined') }),
);
const fact = fc.oneof(
  fc.record({ kind: fc.constant('settled' as const), key, settlement }),
  fc.record({ kind: fc.constant('held' as const), amount, reference }),
  fc.record({ kind: fc.constant('captured' as const), amount, reference }),
  fc.record({ kind: fc.constant('ended' as const), reason: fc.constant('expired'), reference }),
  fc.record({
    ...{ kind: fc.constant('refund' as const), key, amount },
    state: fc.constantFrom('succeeded' as const, 'failed' as const),
  }),
  fc.record({
    ...{ kind: fc.constant('dispute' as const), key, amount },
    state: fc.constantFrom('open' as const, 'won' as const, 'lost' as const),
  }),
);
const change: fc.Arbitrary<Change> = fc.oneof(
  fact.map((each): Change => ({ kind: 'observe', id: 'pay', fact: each })),
  fc.record({ key, settlement }).map((each): Change => ({ kind: 'settle', id: 'pay', ...each })),
  fc.constantFrom<Change>(asks.capture, asks.void, asks.refund(400), asks.refund(1, 're_1')),
);

/** The change, unless it is refused in the way that callers understand. */
function tryDecide(payment: Payment | undefined, next: Change): Payment | undefined {
  try {
    return decide(payment, next);
  } catch (error) {
    if (error instanceof Problem) return payment;
    throw error;
  }
}

/** The rules of the table, which would make a 500 of what the provider reports. */
function expectStorable(payment: Payment): void {
  const { captured, refunded, refunding, disputed, operations } = payment;
  for (const money of [captured, refunded, refunding, disputed])
    expect(money.amount).toBeGreaterThanOrEqual(0);
  const keys = operations.map((operation) => operation.key);
  expect(new Set(keys).size).toBe(keys.length);
}

it('refuses no report of the provider by a crash, whatever it says and in any order', () => {
  const story = fc.record({
    situation: fc.constantFrom(...situations),
    changes: fc.array(change, { maxLength: 6 }),
  });
  fc.assert(
    fc.property(story, ({ situation, changes }) => {
      let payment = histories[situation].reduce<Payment | undefined>(decide, undefined);
      for (const next of changes) {
        const before = payment;
        payment = tryDecide(before, next);
        if (before && payment) entriesBetween(before, payment);
        if (payment) expectStorable(payment);
      }
    }),
    { numRuns: 2_000 },
  );
});
