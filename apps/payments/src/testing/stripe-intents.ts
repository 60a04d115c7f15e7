import type Stripe from 'stripe';
import type { StripeAccount } from './stripe-account.ts';
import { type Card, cards } from './stripe-cards.ts';
import { invalid, missing, StripeFailure } from './stripe-failure.ts';
import { chargeShape, intentShape } from './stripe-shapes.ts';

export type Params = Readonly<Record<string, unknown>>;

export type StripeIntent = Stripe.PaymentIntent;

export interface StripeIntents {
  create(params: Params): StripeIntent;
  capture(id: string, params: Params): StripeIntent;
  cancel(id: string, params: Params): StripeIntent;
  /** Stripe ends what nobody has captured in time. */
  expire(id: string): StripeIntent;
  get(id: string): StripeIntent;
  /** The newest first. */
  all(): readonly StripeIntent[];
}

export function createStripeIntents(account: StripeAccount): StripeIntents {
  const intents = new Map<string, StripeIntent>();
  const get = (id: string) => {
    const intent = intents.get(id);
    if (intent) return intent;
    throw missing('payment_intent');
  };
  return {
    create: (params) => {
      const intent = opened(params);
      const card = cardOf(intent);
      intents.set(intent.id, intent);
      account.emit('payment_intent.created', { ...intent, status: 'requires_payment_method' });
      if (params['confirm'] === 'true') confirm(account, intent, card);
      return intent;
    },
    capture: (id, params) => capture(account, get(id), Number(params['amount_to_capture'])),
    cancel: (id, params) => cancel(account, get(id), String(params['cancellation_reason'])),
    expire: (id) => cancel(account, get(id), 'automatic'),
    get,
    all: () => [...intents.values()].reverse(),
  };
}

/** The least amount of an intent, by currency: docs.stripe.com/currencies#minimum-and-maximum-charge-amounts */
const least: Readonly<Record<string, number>> = { usd: 50, eur: 50, gbp: 30, jpy: 50, kwd: 150 };

function opened(params: Params): StripeIntent {
  if (params['payment_method_types'])
    throw invalid({ code: 'payment_method_types_no_longer_supported' });
  const [amount, currency] = [Number(params['amount']), String(params['currency'])];
  if (!Number.isInteger(amount) || amount < 1)
    throw invalid({ code: 'parameter_invalid_integer', param: 'amount' });
  if (amount < (least[currency] ?? 50))
    throw invalid({ code: 'amount_too_small', param: 'amount' });
  // docs.stripe.com/currencies#three-decimal: the last digit of a currency with three decimals is 0.
  if (currency === 'kwd' && amount % 10 !== 0)
    throw invalid({ code: 'invalid_charge_amount', param: 'amount' });
  const method = params['payment_method'] ? String(params['payment_method']) : null;
  return intentShape({
    ...{ amount, currency, payment_method: method },
    capture_method: String(params['capture_method'] ?? 'automatic') as 'manual',
    metadata: { ...(params['metadata'] as Record<string, string>) },
    status: method ? 'requires_confirmation' : 'requires_payment_method',
  });
}

function cardOf({ payment_method: method }: StripeIntent): Card {
  if (method === null) return {};
  const card = cards[String(method)];
  if (card) return card;
  throw invalid({ code: 'resource_missing', param: 'payment_method' });
}

function confirm(account: StripeAccount, intent: StripeIntent, card: Card): void {
  const { decline, needsCustomer, approves = 1 } = card;
  if (decline) {
    const error = { type: 'card_error' as const, ...decline };
    Object.assign(intent, { status: 'requires_payment_method', last_payment_error: error });
    account.emit('payment_intent.payment_failed', intent);
    throw new StripeFailure(402, { ...error, payment_intent: { ...intent } }, true);
  }
  if (needsCustomer) {
    intent.status = 'requires_action';
    return account.emit('payment_intent.requires_action', intent);
  }
  const { amount, currency, id, metadata } = intent;
  const charge = chargeShape({ amount, currency, payment_intent: id, metadata });
  Object.assign(intent, {
    ...{ status: 'requires_capture', amount_capturable: amount * approves, latest_charge: charge },
  });
  if (intent.capture_method !== 'manual') return void capture(account, intent, amount);
  account.emit('payment_intent.amount_capturable_updated', unexpanded(intent));
}

function capture(account: StripeAccount, intent: StripeIntent, amount: number): StripeIntent {
  if (intent.status !== 'requires_capture') throw unexpected(intent);
  if (amount > intent.amount_capturable)
    throw invalid({ code: 'amount_too_large', param: 'amount_to_capture' });
  const charge = Object.assign(intent.latest_charge as Stripe.Charge, {
    ...{ captured: true, amount_captured: amount },
  });
  Object.assign(intent, { status: 'succeeded', amount_capturable: 0, amount_received: amount });
  account.move('charge', charge, amount);
  account.emit('payment_intent.succeeded', unexpanded(intent));
  account.emit('charge.captured', charge);
  return intent;
}

function cancel(account: StripeAccount, intent: StripeIntent, reason: string): StripeIntent {
  if (!intent.status.startsWith('requires_')) throw unexpected(intent);
  Object.assign(intent, {
    ...{ status: 'canceled', amount_capturable: 0, cancellation_reason: reason },
  });
  account.emit('payment_intent.canceled', unexpanded(intent));
  return intent;
}

/** The intent as it goes over the wire: its charge by id alone. */
export function unexpanded(intent: StripeIntent): StripeIntent {
  const { latest_charge: charge } = intent;
  return { ...intent, latest_charge: typeof charge === 'object' ? (charge?.id ?? null) : charge };
}

function unexpected(intent: StripeIntent): StripeFailure {
  const code = 'payment_intent_unexpected_state';
  return invalid({ code, payment_intent: unexpanded(intent) }, true);
}
