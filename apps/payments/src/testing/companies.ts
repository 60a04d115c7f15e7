import type { Fault } from '@quartet/faults';
import type { Provider } from '../deps.ts';
import { simulatorProvider } from '../outside/simulator-provider.ts';
import { createStripeClient } from '../outside/stripe-client.ts';
import { stripeProvider } from '../outside/stripe-provider.ts';
import { booksIn } from './payment-company.ts';
import { startProvider } from './test-provider.ts';
import { type Books, startStripe, stripeKey } from './stripe-server.ts';

export type Loss = Extract<Fault, 'lost' | 'error_after'>;

/** A payment company, and our way to it. */
export interface Company {
  readonly provider: Provider & { close(): Promise<void> };
  readonly methods: Readonly<Record<'ok' | 'declined' | 'insufficient_funds', string>>;
  /** Has the answer of the next call with this method lost, after its effect. */
  lose(loss: Loss): string;
  booksOf(paymentId: string): Promise<Books>;
  /** Ends the company, and leaves us with the way to it. */
  end(): Promise<void>;
}

const timeout = 60_000;

export async function simulatorCompany(): Promise<Company> {
  const company = await startProvider();
  return {
    provider: simulatorProvider({ PROVIDER_URL: company.url, PROVIDER_TIMEOUT: timeout }),
    methods: {
      ...{ ok: 'pm_ok', declined: 'pm_declined', insufficient_funds: 'pm_insufficient_funds' },
    },
    lose: (loss) => (loss === 'lost' ? 'pm_charge_then_drop' : 'pm_charge_then_500'),
    booksOf: async (id) => booksIn(await company.journalOf(id)),
    end: company.stop,
  };
}

export async function stripeCompany(): Promise<Company> {
  const stripe = await startStripe();
  const config = {
    STRIPE_API_URL: stripe.url,
    STRIPE_API_KEY: stripeKey,
    PROVIDER_TIMEOUT: timeout,
  };
  return {
    provider: stripeProvider(createStripeClient(config), config),
    methods: {
      ok: 'pm_card_visa',
      declined: 'pm_card_chargeDeclined',
      insufficient_funds: 'pm_card_chargeDeclinedInsufficientFunds',
    },
    lose: (loss) => {
      stripe.fault(loss);
      return 'pm_card_visa';
    },
    booksOf: async (id) => stripe.booksOf(id),
    end: stripe.close,
  };
}
