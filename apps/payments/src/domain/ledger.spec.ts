import { Problem } from '@quartet/problem';
import fc from 'fast-check';
import { asks, news } from '../testing/samples.ts';
import { type Change, decide } from './change.ts';
import { entriesBetween, type Account, type Entry } from './ledger.ts';
import type { Payment } from './payment.ts';

interface Books {
  readonly payment: Payment | undefined;
  readonly entries: readonly Entry[];
}

/** A change that is refused leaves everything as it is, as the rollback of its transaction does. */
function apply({ payment, entries }: Books, change: Change): Books {
  try {
    const next = decide(payment, change);
    return {
      payment: next,
      entries: [...entries, ...(payment ? entriesBetween(payment, next) : [])],
    };
  } catch (error) {
    if (error instanceof Problem) return { payment, entries };
    throw error;
  }
}

function balance(entries: readonly Entry[], account: Account): number {
  return entries.reduce((sum, { debit, credit, amount }) => {
    if (debit === account) return sum + amount.amount;
    return credit === account ? sum - amount.amount : sum;
  }, 0);
}

const keys = ['pay', 'pay:capture', 'pay:void'];
const refunds = [
  ['r1', 600],
  ['r2', 600],
  ['r3', 400],
] as const;

const anyChange = fc.constantFrom<Change>(
  ...[asks.authorise, asks.capture, asks.void],
  ...keys.flatMap((key) => [news.succeeded(key), news.refused(key)]),
  ...refunds.flatMap(([id, part]) => [
    asks.refund(part, id),
    news.succeeded(id, part),
    news.refused(id),
  ]),
);

it('agrees with the payment, whatever happens in whatever order', () => {
  fc.assert(
    fc.property(fc.array(anyChange, { maxLength: 40 }), (changes) => {
      const { payment, entries } = changes.reduce(apply, { payment: undefined, entries: [] });
      if (payment === undefined) return;
      const { state, amount, captured, refunded, refunding } = payment;
      expect(balance(entries, 'held')).toBe(state === 'AUTHORISED' ? amount.amount : 0);
      expect(balance(entries, 'receivable')).toBe(captured.amount - refunded.amount);
      expect(captured.amount).toBeLessThanOrEqual(amount.amount);
      expect(refunded.amount + refunding.amount).toBeLessThanOrEqual(captured.amount);
      const moved = entries.map(({ operationKey }) => operationKey);
      expect(new Set(moved).size).toBe(moved.length);
    }),
    { numRuns: 500 },
  );
});
