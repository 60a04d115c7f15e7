import type { Config, ReconcileConfig } from '../config.ts';
import type { Provider, Webhook } from '../deps.ts';
import type { Statement } from '../reconcile-deps.ts';
import { simulatorProvider } from './simulator-provider.ts';
import { simulatorStatement } from './simulator-statement.ts';
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

export async function openStatement(config: ReconcileConfig): Promise<Statement> {
  const { PROVIDER, PROVIDER_URL = '', STRIPE_API_KEY = '' } = config;
  if (PROVIDER === 'simulator') return simulatorStatement({ ...config, PROVIDER_URL });
  const { openStripeStatement } = await import('./stripe.ts');
  return openStripeStatement({ ...config, STRIPE_API_KEY });
}
