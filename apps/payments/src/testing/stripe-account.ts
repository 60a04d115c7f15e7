import type Stripe from 'stripe';
import { balanceShape, newStripeId } from './stripe-shapes.ts';

export const stripeVersion = '2026-10-28.endive';

/** An event as Stripe sends it: with the object as it is now. */
export interface StripeEvent {
  readonly id: string;
  readonly type: string;
  readonly data: { readonly object: object };
}

export function stripeEvent(type: string, object: object, id = newStripeId('evt')) {
  const data = { object: structuredClone(object) };
  return { id, object: 'event', api_version: stripeVersion, type, data };
}

/** The history of an account: every event, and every movement of its balance, the oldest first. */
export interface StripeAccount {
  readonly events: StripeEvent[];
  readonly balance: Stripe.BalanceTransaction[];
  emit(type: Stripe.Event.Type, object: object): void;
  move(
    type: 'charge' | 'refund' | 'refund_failure' | 'adjustment',
    source: Stripe.BalanceTransactionSource,
    amount: number,
  ): void;
}

const categories = { adjustment: ['dispute', 'dispute_reversal'] } as const;

export function createStripeAccount(): StripeAccount {
  const events: StripeEvent[] = [];
  const balance: Stripe.BalanceTransaction[] = [];
  return {
    ...{ events, balance },
    emit: (type, object) => void events.push(stripeEvent(type, object)),
    move: (type, source, amount) => {
      const { currency } = source as Stripe.Refund;
      const [lost, back] = categories.adjustment;
      const category = type === 'adjustment' ? (amount < 0 ? lost : back) : type;
      balance.push(balanceShape({ amount, currency, source, type, reporting_category: category }));
    },
  };
}
