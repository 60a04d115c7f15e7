import type { Config } from '../config.ts';
import { createStripeClient, type StripeConfig } from './stripe-client.ts';
import { stripeProvider } from './stripe-provider.ts';
import { stripeWebhook } from './stripe-webhook.ts';

type Both = StripeConfig & Pick<Config, 'PROVIDER_WEBHOOK_SECRET' | 'PROVIDER_WEBHOOK_TOLERANCE'>;

/** The door to all that speaks with Stripe: its library is loaded with this file, by whoever chose Stripe. */
export function openStripe(config: Both) {
  const client = createStripeClient(config);
  return { provider: stripeProvider(client, config), webhook: stripeWebhook(config) };
}
