import { cards } from './stripe-cards.ts';
import { invalid } from './stripe-failure.ts';
import {
  newStripeId,
  type Params,
  type StripeIntent,
  type StripeIntents,
} from './stripe-intents.ts';

export interface StripeRefund {
  readonly id: string;
  readonly object: 'refund';
  readonly amount: number;
  readonly currency: string;
  readonly payment_intent: string;
  readonly metadata: Readonly<Record<string, string>>;
  status: string;
}

export interface StripeRefunds {
  create(params: Params): StripeRefund;
  of(intentId: string): readonly StripeRefund[];
}

export function createStripeRefunds(intents: StripeIntents): StripeRefunds {
  const refunds: StripeRefund[] = [];
  const of = (id: string) => refunds.filter(({ payment_intent }) => payment_intent === id);
  return {
    create: (params) => {
      const intent = intents.get(String(params['payment_intent']));
      const refund = opened(intent, params);
      const given = of(intent.id).reduce((sum, { amount }) => sum + amount, 0);
      if (given + refund.amount > intent.amount_received) throw invalid({ param: 'amount' });
      refunds.push(refund);
      return refund;
    },
    of,
  };
}

function opened(intent: StripeIntent, params: Params): StripeRefund {
  const isSlow = cards[intent.payment_method ?? '']?.refundsSlowly;
  return {
    ...{ id: newStripeId('re'), object: 'refund', status: isSlow ? 'pending' : 'succeeded' },
    ...{ amount: Number(params['amount']), currency: intent.currency },
    payment_intent: intent.id,
    metadata: { ...(params['metadata'] as Record<string, string>) },
  };
}
