import type { z } from 'zod';
import type { DisputeFact, Fact } from '../domain/fact.ts';
import { type Entry, settlementOf } from './simulator-entry.ts';

type Reported = z.output<typeof Entry>;

const disputes: Readonly<Record<string, DisputeFact['state']>> = {
  dispute: 'open',
  dispute_won: 'won',
  dispute_lost: 'lost',
};

/** The facts in an entry of the simulator's journal; none in one of a kind that is new. */
export function factsOf(entry: Reported): readonly Fact[] {
  const { op = '', key, outcome } = entry;
  const settlement = settlementOf(entry);
  if (op === 'authorise' || settlement.kind === 'refused')
    return [{ kind: 'settled', key, settlement }];
  const fact = succeeded(entry, disputes[op]);
  return outcome === 'succeeded' && fact ? [fact] : [];
}

function succeeded(entry: Reported, dispute: DisputeFact['state'] | undefined): Fact | undefined {
  const { op, key, of = key, amount: minor, currency, paymentId } = entry;
  const amount = { amount: minor, currency };
  if (dispute) return { kind: 'dispute', key: of, amount, state: dispute };
  switch (op) {
    case 'capture':
      return { kind: 'captured', amount, reference: paymentId };
    case 'void':
      return { kind: 'ended', reason: 'voided', reference: paymentId };
    case 'refund':
      return { kind: 'refund', key, amount, state: 'succeeded' };
    case 'reversal':
      return { kind: 'refund', key: of, amount, state: 'failed' };
    default:
      return undefined;
  }
}
