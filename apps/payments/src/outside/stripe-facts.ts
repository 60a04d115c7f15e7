import type { DisputeFact, Fact } from '../domain/fact.ts';
import type { Dispute, Intent, Refund } from './stripe-objects.ts';
import { moneyOf, reasonOf, reasonOfEnd } from './stripe-outcomes.ts';

/** The facts that the state of an intent proves; none while it is under way. */
export function factsOfIntent(intent: Intent): readonly Fact[] {
  const { id: reference, status, last_payment_error: error } = intent;
  const held = (amount: number): Fact => ({
    ...{ kind: 'held', amount: moneyOf(intent, amount), reference },
  });
  switch (status) {
    case 'requires_capture':
      return [held(intent.amount_capturable)];
    case 'succeeded': {
      const amount = moneyOf(intent, intent.amount_received);
      return [held(intent.amount), { kind: 'captured', amount, reference }];
    }
    case 'canceled':
      return [{ kind: 'ended', reason: reasonOfEnd(intent), reference }];
    case 'requires_payment_method':
      return error ? [{ kind: 'declined', reason: reasonOf(error), reference }] : [];
    default:
      return [];
  }
}

/** A refund is known by our key for it, or else by Stripe's. One that is pending proves nothing. */
export function factsOfRefund(refund: Refund, key: string | undefined): readonly Fact[] {
  const { id, status } = refund;
  const fact = { kind: 'refund', key: key ?? id, amount: moneyOf(refund, refund.amount) } as const;
  if (status === 'succeeded') return [{ ...fact, state: 'succeeded' }];
  return status === 'failed' || status === 'canceled' ? [{ ...fact, state: 'failed' }] : [];
}

/** An inquiry, whose status begins with `warning`, moves no money, and neither does an appeal. */
const states: Readonly<Record<string, DisputeFact['state']>> = {
  needs_response: 'open',
  under_review: 'open',
  won: 'won',
  lost: 'lost',
};

export function factsOfDispute(dispute: Dispute): readonly Fact[] {
  const state = states[dispute.status];
  if (state === undefined) return [];
  return [{ kind: 'dispute', key: dispute.id, amount: moneyOf(dispute, dispute.amount), state }];
}
