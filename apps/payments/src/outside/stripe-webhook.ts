import { parse } from '@quartet/http';
import { Problem } from '@quartet/problem';
import Stripe from 'stripe';
import { z } from 'zod';
import type { Config } from '../config.ts';
import type { News, Webhook, WebhookDelivery } from '../deps.ts';
import { Intent, Refund } from './stripe-objects.ts';
import { type Finding, outcomeOfIntent, outcomeOfRefund } from './stripe-outcomes.ts';

type WebhookConfig = Pick<Config, 'PROVIDER_WEBHOOK_SECRET' | 'PROVIDER_WEBHOOK_TOLERANCE'>;

const Event = z.object({
  id: z.string().min(1).max(255),
  type: z.string(),
  data: z.object({ object: z.unknown() }),
});

const Settling = z.object({ object: Intent });
const Refunding = z.object({ object: Refund });

/**
 * Reads what Stripe tells of an intent or a refund. Each state that settles something is the last word on
 * it, so that the order of the events does not matter. Other events, and intents of others, are no news.
 */
export function stripeWebhook(config: WebhookConfig): Webhook {
  return (delivery) => {
    const { id, type, data } = parse(Event, verified(delivery, config));
    return { id, news: newsOf(type, data) };
  };
}

function newsOf(type: string, data: unknown): readonly News[] {
  if (type.startsWith('payment_intent.')) return newsOfIntent(data);
  return type.startsWith('refund.') || type.startsWith('charge.refund.') ? newsOfRefund(data) : [];
}

function newsOfIntent(data: unknown): readonly News[] {
  const intent = parse(Settling, data).object;
  const { paymentId } = intent.metadata;
  if (paymentId === undefined) return [];
  return [
    ...newsIf(paymentId, outcomeOfIntent('authorise', intent)),
    ...newsIf(`${paymentId}:capture`, outcomeOfIntent('capture', intent)),
    ...newsIf(`${paymentId}:void`, outcomeOfIntent('void', intent)),
  ];
}

function newsOfRefund(data: unknown): readonly News[] {
  const refund = parse(Refunding, data).object;
  const refundId = refund.metadata?.refundId;
  return refundId === undefined ? [] : newsIf(refundId, outcomeOfRefund(refund));
}

function newsIf(key: string, finding: Finding): readonly News[] {
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
