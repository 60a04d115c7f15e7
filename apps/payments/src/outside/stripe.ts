import { createStripeClient, type StripeConfig } from './stripe-client.ts';
import { stripeProvider } from './stripe-provider.ts';
import { stripeStatement } from './stripe-statement.ts';
import { openSession } from './stripe-session.ts';
import { stripeWebhook } from './stripe-webhook.ts';
import type { WebhookConfig } from './webhook-secrets.ts';

type Both = StripeConfig & WebhookConfig;

/** The door to all that speaks with Stripe: its library is loaded with this file, by whoever chose Stripe. */
export function openStripe(config: Both) {
  const client = createStripeClient(config);
  const session = () => openSession(client.stripe, config.PROVIDER_TIMEOUT);
  return { provider: stripeProvider(client, config), webhook: stripeWebhook(config, session) };
}

export function openStripeStatement(config: StripeConfig) {
  return stripeStatement(createStripeClient(config), config);
}
