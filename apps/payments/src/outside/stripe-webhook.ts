import { parse } from '@quartet/http';
import { Problem } from '@quartet/problem';
import Stripe from 'stripe';
import { z } from 'zod';
import type { Config } from '../config.ts';
import type { ProviderUpdate, Webhook, WebhookDelivery } from '../deps.ts';
import { Intent, Refund } from './stripe-objects.ts';
import { type Finding, outcomeOfIntent, outcomeOfRefund } from './stripe-outcomes.ts';

type WebhookConfig = Pick<Config, 'PROVIDER_WEBHOOK_SECRET' | 'PROVIDER_WEBHOOK_TOLERANCE'>;

const Ids = z.object({ paymentId: z.string().optional(), refundId: z.string().optional() });

const Event = z.object({
  id: z.string().min(1).max(255),
  type: z.string(),
  data: z.object({ object: z.looseObject({ metadata: Ids.nullish() }) }),
});

type Subject = z.output<typeof Event>['data']['object'];

/**
 * Reads what Stripe tells of an intent or a refund. Each state that settles something is the last word on
 * it, so that the order of the events does not matter. Other events, and intents of others, are no news.
 */
export function stripeWebhook(config: WebhookConfig): Webhook {
  return (delivery) => {
    const { id, type, data } = parse(Event, verified(delivery, config));
    return { id, updates: newsOf(type, data.object) };
  };
}

/**
 * Returns the updates of an event; an object without an id of ours belongs to others and may have any shape.
 */
function newsOf(type: string, subject: Subject): readonly ProviderUpdate[] {
  const { paymentId, refundId } = subject.metadata ?? {};
  if (type.startsWith('payment_intent.')) return paymentId ? newsOfIntent(paymentId, subject) : [];
  const isOfRefund = type.startsWith('refund.') || type.startsWith('charge.refund.');
  return isOfRefund && refundId ? newsIf(refundId, outcomeOfRefund(parse(Refund, subject))) : [];
}

function newsOfIntent(paymentId: string, subject: Subject): readonly ProviderUpdate[] {
  const intent = parse(Intent, subject);
  return [
    ...newsIf(paymentId, outcomeOfIntent('authorise', intent)),
    ...newsIf(`${paymentId}:capture`, outcomeOfIntent('capture', intent)),
    ...newsIf(`${paymentId}:void`, outcomeOfIntent('void', intent)),
  ];
}

function newsIf(key: string, finding: Finding): readonly ProviderUpdate[] {
  if (finding.kind !== 'succeeded' && finding.kind !== 'refused') return [];
  return [{ key, settlement: finding }];
}

function verified({ body, header }: WebhookDelivery, config: WebhookConfig): unknown {
  const { PROVIDER_WEBHOOK_SECRET: secret, PROVIDER_WEBHOOK_TOLERANCE: tolerance } = config;
  const signature = header('stripe-signature') ?? '';
  try {
    return Stripe.webhooks.constructEvent(body, signature, secret, tolerance / 1_000);
  } catch (cause) {
    throw new Problem('bad_signature', 'The signature is missing, wrong or too old.', { cause });
  }
}
