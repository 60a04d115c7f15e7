import fc from 'fast-check';
import { after, asks, histories, type Situation } from '../testing/samples.ts';
import { type Change, decide } from './change.ts';
import type { Fact } from './fact.ts';
import { entriesBetween } from './ledger.ts';
import type { Payment } from './payment.ts';
import { reviewsBetween } from './review.ts';

const usd = (amount: number) => ({ amount, currency: 'USD' }) as const;
const reference = 'pi_1';

const facts = {
  held: { kind: 'held', amount: usd(1000), reference },
  declined: { kind: 'declined', reason: 'declined', reference },
  captured: { kind: 'captured', amount: usd(1000), reference },
  'captured in part': { kind: 'captured', amount: usd(700), reference },
  ended: { kind: 'ended', reason: 'expired', reference },
  refunded: { kind: 'refund', key: 're_1', amount: usd(300), state: 'succeeded' },
  'refund failed': { kind: 'refund', key: 're_1', amount: usd(300), state: 'failed' },
  disputed: { kind: 'dispute', key: 'dp_1', amount: usd(1000), state: 'open' },
  won: { kind: 'dispute', key: 'dp_1', amount: usd(1000), state: 'won' },
  lost: { kind: 'dispute', key: 'dp_1', amount: usd(1000), state: 'lost' },
} as const satisfies Record<string, Fact>;

type Name = keyof typeof facts;

const observed = (name: Name): Change => ({ kind: 'observe', id: 'pay', fact: facts[name] });

const seen = (situation: Situation, ...names: readonly Name[]) =>
  after(...histories[situation], ...names.map(observed));

it.each<[Situation, Name, Payment['state']]>([
  ['authorising', 'held', 'AUTHORISED'],
  ['authorising', 'declined', 'DECLINED'],
  ['authorising', 'captured', 'CAPTURED'],
  ['authorising', 'ended', 'DECLINED'],
  ['authorised', 'ended', 'VOIDED'],
  ['authorised', 'captured', 'CAPTURED'],
  ['capturing', 'captured', 'CAPTURED'],
  ['capturing', 'ended', 'VOIDED'],
  ['voiding', 'ended', 'VOIDED'],
  ['captured', 'ended', 'CAPTURED'],
  ['captured', 'held', 'CAPTURED'],
  ['voided', 'held', 'VOIDED'],
])('a payment that is %s is reported as %s: %s', (situation, name, state) => {
  expect(seen(situation, name).state).toBe(state);
});

it('stays captured when its hold ends afterwards, although a void was asked for', () => {
  const payment = seen('voiding', 'captured in part', 'ended');
  expect(payment).toMatchObject({ state: 'CAPTURED', captured: usd(700) });
  expect(decide(payment, observed('captured in part'))).toBe(payment);
});

it('voids what is held for a declined payment', () => {
  const { state, operations } = seen('declined', 'held');
  expect(state).toBe('DECLINED');
  expect(operations.at(-1)).toMatchObject({ kind: 'void', state: 'PENDING' });
});

it('leaves no capture to be sent after the hold has ended', () => {
  const { operations } = seen('capturing', 'ended');
  expect(operations).toMatchObject([
    { kind: 'authorise', state: 'SUCCEEDED' },
    { kind: 'capture', state: 'FAILED', reason: 'expired' },
    { kind: 'void', origin: 'provider', state: 'SUCCEEDED' },
  ]);
});

it.each<[readonly Name[], number, number, Payment['dispute']]>([
  [['refunded'], 300, 0, null],
  [['refunded', 'refund failed'], 0, 0, null],
  [['refund failed', 'refunded'], 0, 0, null],
  [['disputed'], 0, 1000, 'OPEN'],
  [['disputed', 'won'], 0, 0, 'WON'],
  [['won', 'disputed'], 0, 0, 'WON'],
  [['disputed', 'lost'], 0, 1000, 'LOST'],
  [['lost', 'disputed'], 0, 1000, 'LOST'],
])('%j: refunded %d, disputed %d, dispute %s', (names, refunded, disputed, dispute) => {
  expect(seen('captured', ...names)).toMatchObject({
    ...{ refunded: { amount: refunded }, disputed: { amount: disputed }, dispute },
  });
});

it.each(Object.keys(facts) as Name[])('counts once: %s', (name) => {
  for (const situation of Object.keys(histories) as Situation[]) {
    const once = seen(situation, name);
    expect(decide(once, observed(name))).toBe(once);
  }
});

it('leaves a report in another currency to the reconciliation', () => {
  const payment = after(...histories.captured);
  const fact = { ...facts.refunded, amount: { amount: 300, currency: 'EUR' } } as const;
  expect(decide(payment, { kind: 'observe', id: 'pay', fact })).toBe(payment);
});

it('asks for a person where money has moved that nobody asked for', () => {
  const kinds = (situation: Situation, ...names: readonly Name[]) =>
    reviewsBetween(after(...histories[situation]), seen(situation, ...names)).map(
      ({ kind, subject }) => [kind, subject],
    );
  expect(kinds('authorised', 'captured in part')).toEqual([
    ['captured_by_others', 'pi_1:captured'],
  ]);
  expect(kinds('captured', 'disputed')).toEqual([['disputed', 'dp_1']]);
  expect(kinds('captured', 'refunded', 'refund failed')).toEqual([
    ['refund_failed', 're_1:reversal'],
  ]);
  expect(kinds('captured', 'refunded', 'disputed', 'won')).toEqual([['disputed', 'dp_1']]);
  expect(kinds('capturing', 'captured')).toEqual([]);
});

/** All that can truly be reported of one payment: it is captured, in part or not, or its hold ends. */
const stories: readonly (readonly Name[])[] = [
  ['held', 'ended'],
  ['declined', 'ended'],
  ['held', 'captured', 'refunded', 'refund failed', 'disputed', 'won'],
  ['held', 'captured', 'refunded', 'disputed', 'lost'],
  ['held', 'captured in part', 'refunded'],
];

const shuffled = fc
  .constantFrom(...stories)
  .chain((story) =>
    fc.tuple(
      fc.constant(story),
      fc.constantFrom<Situation>('authorising', 'authorised', 'capturing', 'voiding', 'given up'),
      fc.shuffledSubarray([...story, ...story], { minLength: story.length * 2 }),
    ),
  )
  .filter(([story, situation]) => story[0] === 'held' || situation === 'authorising');

it('ends in the same books in any order of the reports, and the ledger agrees', () => {
  const sums = ({ captured, refunded, disputed, dispute }: Payment) => ({
    ...{ captured: captured.amount, refunded: refunded.amount, disputed: disputed.amount, dispute },
  });
  fc.assert(
    fc.property(shuffled, ([story, situation, order]) => {
      const steps = [...histories[situation], ...order.map(observed)];
      const payments = steps.map((_step, index) => after(...steps.slice(0, index + 1)));
      const entries = payments.flatMap((payment, index) => {
        const before = payments[index - 1];
        return before ? entriesBetween(before, payment) : [];
      });
      const last = payments.at(-1) as Payment;
      expect(sums(last)).toEqual(sums(seen(situation, ...story)));
      const balanceOf = (account: string) =>
        entries.reduce((sum, { debit, credit, amount }) => {
          return (
            sum + (debit === account ? amount.amount : 0) - (credit === account ? amount.amount : 0)
          );
        }, 0);
      expect(balanceOf('held')).toBe(last.state === 'AUTHORISED' ? 1000 : 0);
      expect(balanceOf('receivable')).toBe(
        last.captured.amount - last.refunded.amount - last.disputed.amount,
      );
    }),
    { numRuns: 500 },
  );
});

it('reports nothing of what was never asked for', () => {
  const buried = after(asks.void);
  expect(decide(buried, observed('captured'))).toBe(buried);
});
