import { parse } from '@quartet/http';
import { Problem } from '@quartet/problem';
import Stripe from 'stripe';
import { z } from 'zod';
import type { ProviderReport, Webhook, WebhookDelivery } from '../deps.ts';
import type { Fact } from '../domain/fact.ts';
import { factsOfDispute, factsOfIntent, factsOfRefund } from './stripe-facts.ts';
import { Dispute, Intent, Refund } from './stripe-objects.ts';
import type { Session } from './stripe-session.ts';
import { secretsOf, type WebhookConfig } from './webhook-secrets.ts';

const Ids = z.object({ paymentId: z.uuid().optional(), refundId: z.uuid().optional() });

const Subject = z.looseObject({ metadata: Ids.catch({}).nullish() });

type Subject = z.output<typeof Subject>;

const Event = z.object({
  id: z.string().min(1).max(255),
  type: z.string(),
  data: z.object({ object: Subject }),
});

/**
 * Reads what Stripe reports of an intent, a refund or a dispute. A refund or a dispute that others began has no
 * id of ours, so Stripe is asked for its intent. Other events, and intents of others, are no news.
 */
export function stripeWebhook(config: WebhookConfig, open: () => Session): Webhook {
  return async (delivery) => {
    const { id, type, data } = parse(Event, verified(delivery, config));
    return { id, report: await reportOf(type, data.object, open) };
  };
}

async function reportOf(
  type: string,
  subject: Subject,
  open: () => Session,
): Promise<ProviderReport | undefined> {
  const { paymentId, refundId } = subject.metadata ?? {};
  if (type.startsWith('payment_intent.'))
    return paymentId ? { paymentId, facts: factsOfIntent(parse(Intent, subject)) } : undefined;
  if (type.startsWith('refund.') || type.startsWith('charge.refund.')) {
    if (paymentId) return { paymentId, facts: factsOfRefund(parse(Refund, subject), refundId) };
    return aboutIntentOf(subject, open, () => factsOfRefund(parse(Refund, subject), undefined));
  }
  if (type.startsWith('charge.dispute.'))
    return aboutIntentOf(subject, open, () => factsOfDispute(parse(Dispute, subject)));
  return undefined;
}

/** The state of the intent comes first: what is refunded or disputed was captured before. */
async function aboutIntentOf(
  { payment_intent: id }: Subject,
  open: () => Session,
  facts: () => readonly Fact[],
): Promise<ProviderReport | undefined> {
  if (typeof id !== 'string') return undefined;
  const intent = await find(open(), id);
  const paymentId = Subject.safeParse(intent).data?.metadata?.paymentId;
  if (intent === undefined || paymentId === undefined) return undefined;
  return { paymentId, facts: [...factsOfIntent(Intent.parse(intent)), ...facts()] };
}

/** Stripe delivers an event again that is answered with a failure. */
async function find(session: Session, id: string) {
  try {
    return await session.find(id);
  } catch (cause) {
    throw new Problem('unavailable', 'The payment of the event cannot be looked up.', { cause });
  }
}

function verified({ body, header }: WebhookDelivery, config: WebhookConfig): unknown {
  const signature = header('stripe-signature') ?? '';
  const tolerance = config.PROVIDER_WEBHOOK_TOLERANCE / 1_000;
  const causes: unknown[] = [];
  for (const secret of secretsOf(config)) {
    try {
      return Stripe.webhooks.constructEvent(body, signature, secret, tolerance);
    } catch (cause) {
      causes.push(cause);
    }
  }
  throw new Problem('bad_signature', 'The signature is missing, wrong or too old.', {
    cause: causes[0],
  });
}
