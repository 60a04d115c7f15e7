import { createHmac, timingSafeEqual } from 'node:crypto';
import { parse } from '@quartet/http';
import { Problem } from '@quartet/problem';
import { z } from 'zod';
import type { Webhook, WebhookDelivery } from '../deps.ts';
import { Entry } from './simulator-entry.ts';
import { factsOf } from './simulator-facts.ts';
import { secretsOf, type WebhookConfig } from './webhook-secrets.ts';

const Event = Entry.extend({ id: z.string().min(1).max(255), paymentId: z.uuid() });

const pattern = /^t=(\d{1,12}),v1=([0-9a-f]{64})$/;

/** Takes only what the provider signed a short while ago; an old event that is sent again is refused. */
export function simulatorWebhook(config: WebhookConfig): Webhook {
  return async (delivery) => {
    verify(delivery, config);
    const { id, ...entry } = parse(Event, JSON.parse(delivery.body.toString('utf8')));
    return { id, report: { paymentId: entry.paymentId, facts: factsOf(entry) } };
  };
}

function verify({ body, header }: WebhookDelivery, config: WebhookConfig): void {
  const [, time, given] = pattern.exec(header('provider-signature') ?? '') ?? [];
  if (time === undefined || given === undefined) throw badSignature();
  if (Math.abs(Date.now() - Number(time) * 1000) > config.PROVIDER_WEBHOOK_TOLERANCE)
    throw badSignature();
  const isSignedWith = (secret: string) =>
    timingSafeEqual(
      Buffer.from(given, 'hex'),
      createHmac('sha256', secret).update(`${time}.`).update(body).digest(),
    );
  if (!secretsOf(config).some(isSignedWith)) throw badSignature();
}

function badSignature(): Problem {
  return new Problem('bad_signature', 'The signature is missing, wrong or too old.');
}
