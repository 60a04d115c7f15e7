import Stripe from 'stripe';
import type { Test } from 'supertest';
import { openStripe } from '../outside/stripe.ts';
import { formerSecret, webhookSecret } from './test-provider.ts';
import { openServiceWith, type Service } from './service.ts';
import { startStripe, stripeKey, type StripeServer } from './stripe-server.ts';

export interface Signing {
  readonly secret?: string;
  /** Seconds since 1970. */
  readonly timestamp?: number;
}

export interface StripeService extends Service<StripeServer> {
  /** Delivers an event as Stripe does. */
  deliver(event: object, signature?: string): Test;
}

/** The whole service, with Stripe's API on this machine for its provider. */
export async function openStripeService(timeout = 60_000): Promise<StripeService> {
  const service = await openServiceWith(async () => {
    const company = await startStripe();
    const chosen = openStripe({
      ...{ STRIPE_API_URL: company.url, STRIPE_API_KEY: stripeKey, PROVIDER_TIMEOUT: timeout },
      ...{ PROVIDER_WEBHOOK_SECRET: webhookSecret, PROVIDER_WEBHOOK_TOLERANCE: 300_000 },
      PROVIDER_WEBHOOK_SECRET_FORMER: formerSecret,
    });
    return { ...chosen, name: 'stripe', company, stop: company.close };
  });
  return {
    ...service,
    deliver: (event, signature = signStripe(event)) =>
      service.anyone
        .post('/webhooks/stripe')
        .set('content-type', 'application/json; charset=utf-8')
        .set('stripe-signature', signature)
        .send(payloadOf(event)),
  };
}

export function signStripe(
  event: object,
  { secret = webhookSecret, ...rest }: Signing = {},
): string {
  return Stripe.webhooks.generateTestHeaderString({ payload: payloadOf(event), secret, ...rest });
}

/** The event as JSON with blanks, as Stripe writes it: only the exact bytes have the right signature. */
function payloadOf(event: object): string {
  return JSON.stringify(event, null, 2);
}
