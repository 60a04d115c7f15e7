import { type Money, money } from '@quartet/money';
import type { CommandKind, Outcome, Settlement } from '../domain/operation.ts';
import type { Failure, Intent, Refund } from './stripe-objects.ts';

/** `absent`: nothing stands in the way of the operation, and nothing shows that it has taken place. */
export type Finding = Outcome | { readonly kind: 'absent' };

type Judge = Readonly<Partial<Record<string, (intent: Intent) => Finding>>>;

const absent = (): Finding => ({ kind: 'absent' });

/**
 * The outcome of each operation in each state of an intent; a state that is missing here proves nothing. An
 * intent begins in the state that it comes back to after a refusal, so only its last error tells the two apart.
 */
const judges: Readonly<Record<Exclude<CommandKind, 'refund'>, Judge>> = {
  authorise: {
    requires_capture: (intent) => authorised(intent, intent.amount_capturable),
    succeeded: (intent) => authorised(intent, intent.amount),
    requires_confirmation: absent,
    requires_payment_method: ({ id, last_payment_error: error }) =>
      error ? refused(reasonOf(error), id) : absent(),
    canceled: (intent) => refused(reasonOfEnd(intent), intent.id),
  },
  capture: {
    requires_capture: absent,
    succeeded: (intent) => done(moneyOf(intent, intent.amount_received)),
    canceled: (intent) => refused(reasonOfEnd(intent)),
  },
  void: {
    requires_payment_method: absent,
    requires_confirmation: absent,
    requires_action: absent,
    requires_capture: absent,
    succeeded: () => refused('captured'),
    canceled: (intent) => done(moneyOf(intent, intent.amount)),
  },
};

export function outcomeOfIntent(kind: keyof typeof judges, intent: Intent): Finding {
  return judges[kind][intent.status]?.(intent) ?? unclear(`the intent is ${intent.status}`);
}

export function outcomeOfRefund(refund: Refund): Outcome {
  const { status, amount } = refund;
  if (status === 'succeeded') return done(moneyOf(refund, amount));
  if (status === 'failed' || status === 'canceled') return refused('refund_failed');
  return unclear(`the refund is ${status}`);
}

export function refused(reason: string, reference?: string): Settlement {
  return { kind: 'refused', reason, ...(reference === undefined ? {} : { reference }) };
}

export function done(amount: Money): Settlement {
  return { kind: 'succeeded', amount };
}

/** After a call that should have had its effect, an operation that has not taken place is a riddle. */
export function certain(finding: Finding): Outcome {
  return finding.kind === 'absent' ? unclear('the call has changed nothing') : finding;
}

/** The reasons that the simulator gives, where they fit; for all others the card was declined. */
export function reasonOf(failure: Failure | null | undefined): string {
  const codes = [failure?.decline_code, failure?.code];
  if (codes.includes('insufficient_funds')) return 'insufficient_funds';
  return codes.includes('authentication_required') ? 'authentication_required' : 'declined';
}

/** An intent is abandoned by us alone, when the customer would have to confirm it; Stripe lets it expire. */
export function reasonOfEnd({ cancellation_reason: reason }: Intent): string {
  if (reason === 'abandoned') return 'authentication_required';
  return reason === 'automatic' || reason === 'expired' ? 'expired' : 'voided';
}

function authorised(intent: Intent, amount: number): Settlement {
  return { kind: 'succeeded', amount: moneyOf(intent, amount), reference: intent.id };
}

export function moneyOf({ currency }: Pick<Intent, 'currency'>, amount: number): Money {
  return money(amount, currency);
}

function unclear(message: string): Outcome {
  return { kind: 'unknown', cause: new Error(message) };
}
