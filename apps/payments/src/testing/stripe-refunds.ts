import type Stripe from 'stripe';
import type { StripeAccount } from './stripe-account.ts';
import { cards } from './stripe-cards.ts';
import { invalid } from './stripe-failure.ts';
import type { Params, StripeIntent, StripeIntents } from './stripe-intents.ts';
import { refundShape } from './stripe-shapes.ts';

export type StripeRefund = Stripe.Refund;

export interface StripeRefunds {
  create(params: Params): StripeRefund;
  /** The bank sends the money back, before or after the refund has succeeded. */
  fail(id: string): StripeRefund;
  succeed(id: string): StripeRefund;
  of(intentId: string): readonly StripeRefund[];
}

export function createStripeRefunds(intents: StripeIntents, account: StripeAccount): StripeRefunds {
  const refunds: StripeRefund[] = [];
  const of = (id: string) => refunds.filter(({ payment_intent }) => payment_intent === id);
  const get = (id: string) => refunds.find((refund) => refund.id === id) as StripeRefund;
  return {
    create: (params) => {
      const intent = intents.get(String(params['payment_intent']));
      const refund = opened(intent, params);
      if (givenBack(of(intent.id)) + refund.amount > intent.amount_received)
        throw invalid({ param: 'amount' });
      refunds.push(refund);
      account.move('refund', refund, -refund.amount);
      account.emit('refund.created', refund);
      return refund;
    },
    fail: (id) => {
      const refund = Object.assign(get(id), { status: 'failed', failure_reason: 'declined' });
      account.move('refund_failure', refund, refund.amount);
      account.emit('refund.updated', refund);
      account.emit('refund.failed', refund);
      return refund;
    },
    succeed: (id) => {
      const refund = Object.assign(get(id), { status: 'succeeded' });
      account.emit('refund.updated', refund);
      return refund;
    },
    of,
  };
}

/** The sum of the refunds that have not failed. */
export function givenBack(refunds: readonly StripeRefund[]): number {
  return refunds
    .filter(({ status }) => status !== 'failed')
    .reduce((sum, { amount }) => sum + amount, 0);
}

function opened(intent: StripeIntent, params: Params): StripeRefund {
  const isSlow = cards[String(intent.payment_method)]?.refundsSlowly;
  const charge = intent.latest_charge as Stripe.Charge | null;
  return refundShape({
    ...{ amount: Number(params['amount']), currency: intent.currency },
    ...{ payment_intent: intent.id, charge: charge?.id ?? null },
    status: isSlow ? 'pending' : 'succeeded',
    metadata: { ...(params['metadata'] as Record<string, string>) },
  });
}
