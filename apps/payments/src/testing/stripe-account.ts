import type Stripe from 'stripe';
import { balanceShape, newStripeId, now } from './stripe-shapes.ts';

export const stripeVersion = '2026-10-28.endive';

/** An event as Stripe sends it: with the object as it is now. */
export interface StripeEvent {
  readonly id: string;
  readonly type: string;
  readonly data: { readonly object: object };
}

type Type = Stripe.Event['type'];

/** The object that Stripe's own type of an event has. */
type ObjectOf<T extends Type> = Extract<Stripe.Event, { readonly type: T }>['data']['object'];

export function stripeEvent<T extends Type>(
  type: T,
  object: ObjectOf<T>,
  id?: string,
): StripeEvent {
  return strangeEvent(type, object, id);
}

/** An event that Stripe's types do not have, such as one of a later version. */
export function strangeEvent(type: string, object: object, id = newStripeId('evt')): StripeEvent {
  const envelope: Omit<Stripe.Event, 'type' | 'data'> = {
    ...{ id, object: 'event', api_version: stripeVersion, created: now(), livemode: false },
    ...{ pending_webhooks: 1, request: { id: null, idempotency_key: null } },
  };
  return { ...envelope, type, data: { object: structuredClone(object) } };
}

/** The history of an account: every event, and every movement of its balance, the oldest first. */
export interface StripeAccount {
  readonly events: StripeEvent[];
  readonly balance: Stripe.BalanceTransaction[];
  emit<T extends Type>(type: T, object: ObjectOf<T>): void;
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
