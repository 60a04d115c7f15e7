import type Stripe from 'stripe';
import type { StripeAccount } from './stripe-account.ts';
import type { StripeIntents } from './stripe-intents.ts';
import { disputeShape } from './stripe-shapes.ts';

export interface StripeDisputes {
  open(intentId: string, amount?: number): Stripe.Dispute;
  /** A question of the bank, before it takes any money. */
  inquire(intentId: string): Stripe.Dispute;
  close(id: string, status: 'won' | 'lost'): Stripe.Dispute;
  of(intentId: string): readonly Stripe.Dispute[];
}

export function createStripeDisputes(
  intents: StripeIntents,
  account: StripeAccount,
): StripeDisputes {
  const disputes: Stripe.Dispute[] = [];
  const add = (id: string, members: Partial<Stripe.Dispute>) => {
    const { amount_received: amount, currency, latest_charge } = intents.get(id);
    const charge = (latest_charge as Stripe.Charge).id;
    const dispute = disputeShape({ amount, currency, payment_intent: id, charge, ...members });
    disputes.push(dispute);
    account.emit('charge.dispute.created', dispute);
    return dispute;
  };
  return {
    open: (id, amount) => {
      const dispute = add(id, amount === undefined ? {} : { amount });
      account.move('adjustment', dispute, -dispute.amount);
      account.emit('charge.dispute.funds_withdrawn', dispute);
      return dispute;
    },
    inquire: (id) => add(id, { status: 'warning_needs_response' }),
    close: (id, status) => {
      const found = disputes.find((dispute) => dispute.id === id) as Stripe.Dispute;
      const dispute = Object.assign(found, { status });
      if (status === 'won') {
        account.move('adjustment', dispute, dispute.amount);
        account.emit('charge.dispute.funds_reinstated', dispute);
      }
      account.emit('charge.dispute.closed', dispute);
      return dispute;
    },
    of: (id) => disputes.filter(({ payment_intent }) => payment_intent === id),
  };
}
