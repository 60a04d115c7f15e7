import type { Config } from '../config.ts';
import type { Provider, Webhook } from '../deps.ts';
import { simulatorProvider } from './simulator-provider.ts';
import { simulatorWebhook } from './simulator-webhook.ts';

export interface OpenProvider {
  readonly provider: Provider & { close(): Promise<void> };
  readonly webhook: Webhook;
}

/** Opens the configured provider. Stripe's library is loaded only by those who use it. */
export async function openProvider(config: Config): Promise<OpenProvider> {
  const { PROVIDER, PROVIDER_URL = '', STRIPE_API_KEY = '' } = config;
  if (PROVIDER === 'simulator')
    return {
      provider: simulatorProvider({ ...config, PROVIDER_URL }),
      webhook: simulatorWebhook(config),
    };
  const { openStripe } = await import('./stripe.ts');
  return openStripe({ ...config, STRIPE_API_KEY });
}
