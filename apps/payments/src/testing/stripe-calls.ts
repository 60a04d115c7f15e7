import { newId } from '@quartet/database';
import type { ProviderCall } from '../deps.ts';
import { createStripeClient } from '../outside/stripe-client.ts';
import { stripeProvider } from '../outside/stripe-provider.ts';
import { stripeKey } from './stripe-server.ts';

export type StripeProvider = ReturnType<typeof stripeAt>;

export function stripeAt(url: string, timeout = 60_000) {
  const config = { STRIPE_API_URL: url, STRIPE_API_KEY: stripeKey, PROVIDER_TIMEOUT: timeout };
  return stripeProvider(createStripeClient(config), config);
}

/** Asks for money in a new payment. */
export function callWith(
  method = 'pm_card_visa',
  changes: Partial<ProviderCall> = {},
): ProviderCall {
  const paymentId = newId();
  return {
    ...{ key: paymentId, kind: 'authorise', paymentId, orderId: newId(), method },
    ...{ amount: { amount: 1_999, currency: 'GBP' }, reference: null },
    ...{ openedAt: new Date(), begunAt: new Date(), ...changes },
  };
}
