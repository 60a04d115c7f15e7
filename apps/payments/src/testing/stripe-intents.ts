import { randomBytes } from 'node:crypto';
import { type Card, cards } from './stripe-cards.ts';
import { invalid, missing, StripeFailure } from './stripe-failure.ts';

export type Params = Readonly<Record<string, unknown>>;

export interface StripeIntent {
  readonly id: string;
  readonly object: 'payment_intent';
  readonly created: number;
  readonly currency: string;
  readonly amount: number;
  readonly client_secret: string;
  readonly capture_method: string;
  readonly payment_method: string | null;
  readonly metadata: Readonly<Record<string, string>>;
  status: string;
  amount_capturable: number;
  amount_received: number;
  cancellation_reason: string | null;
  last_payment_error: object | null;
}

export interface StripeIntents {
  create(params: Params): StripeIntent;
  capture(id: string, params: Params): StripeIntent;
  cancel(id: string, params: Params): StripeIntent;
  get(id: string): StripeIntent;
  /** The newest first. */
  all(): readonly StripeIntent[];
}

export function newStripeId(prefix: string): string {
  return `${prefix}_${randomBytes(12).toString('hex')}`;
}

export function createStripeIntents(): StripeIntents {
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
      if (params['confirm'] === 'true') confirm(intent, card);
      return intent;
    },
    capture: (id, params) => capture(get(id), Number(params['amount_to_capture'])),
    cancel: (id, params) => cancel(get(id), String(params['cancellation_reason'])),
    get,
    all: () => [...intents.values()].reverse(),
  };
}

function opened(params: Params): StripeIntent {
  if (params['payment_method_types'])
    throw invalid({ code: 'payment_method_types_no_longer_supported' });
  const amount = Number(params['amount']);
  if (!Number.isInteger(amount) || amount < 1)
    throw invalid({ code: 'parameter_invalid_integer', param: 'amount' });
  if (amount < 50) throw invalid({ code: 'amount_too_small', param: 'amount' });
  const id = newStripeId('pi');
  return {
    ...{ id, object: 'payment_intent', amount, created: Math.floor(Date.now() / 1_000) },
    currency: String(params['currency']),
    client_secret: `${id}_secret_of_the_customer`,
    capture_method: String(params['capture_method'] ?? 'automatic'),
    payment_method: params['payment_method'] ? String(params['payment_method']) : null,
    metadata: { ...(params['metadata'] as Record<string, string>) },
    status: params['payment_method'] ? 'requires_confirmation' : 'requires_payment_method',
    ...{ amount_capturable: 0, amount_received: 0 },
    ...{ cancellation_reason: null, last_payment_error: null },
  };
}

function cardOf({ payment_method: method }: StripeIntent): Card {
  if (method === null) return {};
  const card = cards[method];
  if (card) return card;
  throw invalid({ code: 'resource_missing', param: 'payment_method' });
}

function confirm(intent: StripeIntent, { decline, needsCustomer }: Card): void {
  if (decline) {
    const error = { type: 'card_error', ...decline };
    Object.assign(intent, { status: 'requires_payment_method', last_payment_error: error });
    throw new StripeFailure(402, { ...error, payment_intent: { ...intent } }, true);
  }
  if (needsCustomer) intent.status = 'requires_action';
  else if (intent.capture_method === 'manual')
    Object.assign(intent, { status: 'requires_capture', amount_capturable: intent.amount });
  else Object.assign(intent, { status: 'succeeded', amount_received: intent.amount });
}

function capture(intent: StripeIntent, amount: number): StripeIntent {
  if (intent.status !== 'requires_capture') throw unexpected(intent);
  if (amount > intent.amount_capturable)
    throw invalid({ code: 'amount_too_large', param: 'amount_to_capture' });
  return Object.assign(intent, {
    ...{ status: 'succeeded', amount_capturable: 0, amount_received: amount },
  });
}

function cancel(intent: StripeIntent, reason: string): StripeIntent {
  if (!intent.status.startsWith('requires_')) throw unexpected(intent);
  return Object.assign(intent, {
    ...{ status: 'canceled', amount_capturable: 0, cancellation_reason: reason },
  });
}

function unexpected(intent: StripeIntent): StripeFailure {
  const code = 'payment_intent_unexpected_state';
  return invalid({ code, payment_intent: { ...intent } }, true);
}
