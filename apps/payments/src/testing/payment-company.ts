import { createHmac } from 'node:crypto';
import { createStripeClient } from '../outside/stripe-client.ts';
import { simulatorStatement } from '../outside/simulator-statement.ts';
import { stripeStatement } from '../outside/stripe-statement.ts';
import type { Statement } from '../reconcile-deps.ts';
import { type Books, stripeKey } from './stripe-server.ts';
import { type ByHand, handsOfSimulator, handsOfStripe } from './by-hand.ts';
import type { JournalEntry } from './provider-journal.ts';
import { openService, type Service } from './service.ts';
import { openStripeService, signStripe } from './stripe-service.ts';
import { webhookSecret } from './test-provider.ts';

/** An event of the provider, ready to be delivered as often as one likes. */
export interface TrueEvent {
  readonly id: string;
  readonly type: string;
}

/** The payments service with a provider, whose events are delivered by the spec. */
export interface PaymentCompany {
  readonly service: Service<unknown>;
  readonly methods: Readonly<
    Record<'ok' | 'declined' | 'partial' | 'authentication_required', string>
  >;
  readonly byHand: ByHand;
  /** Has the next answer of the provider lost, after its effect; returns the method that does so. */
  loseAnswers(): string;
  booksOf(paymentId: string): Promise<Books>;
  /** The true events of a payment, the oldest first. */
  eventsOf(paymentId: string): Promise<readonly TrueEvent[]>;
  deliver(event: TrueEvent): Promise<number>;
  /** The provider's own record of what it has moved. */
  statement(): Statement;
}

const statementConfig = { PROVIDER_TIMEOUT: 60_000, RECONCILE_PAGE: 3 };

export async function simulatorPayments(): Promise<PaymentCompany> {
  const service = await openService();
  const { provider } = service;
  return {
    service,
    methods: {
      ...{ ok: 'pm_ok', declined: 'pm_declined', partial: 'pm_partial' },
      authentication_required: 'pm_authentication_required',
    },
    byHand: handsOfSimulator(provider),
    loseAnswers: () => 'pm_charge_then_drop',
    booksOf: async (id) => booksIn(await provider.journalOf(id)),
    eventsOf: async (id) =>
      (await provider.journalOf(id)).map((entry) => ({
        ...{ id: `${entry.op} ${entry.key}`, type: `payment.${entry.op}.${entry.outcome}` },
        ...entry,
      })),
    statement: () => simulatorStatement({ PROVIDER_URL: provider.url, ...statementConfig }),
    deliver: async (event) => {
      const body = JSON.stringify(event);
      const { status } = await service.anyone
        .post('/webhooks/simulator')
        .set('content-type', 'application/json')
        .set('provider-signature', signSimulator(body))
        .send(body);
      return status;
    },
  };
}

export function signSimulator(
  body: string,
  seconds = Math.floor(Date.now() / 1_000),
  secret = webhookSecret,
): string {
  const hash = createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex');
  return `t=${seconds},v1=${hash}`;
}

/** The balances that follow from a journal of the simulator. */
export function booksIn(journal: readonly JournalEntry[]): Books {
  const sum = (wanted: string) =>
    journal
      .filter(({ op, outcome }) => op === wanted && outcome === 'succeeded')
      .reduce((total, { amount }) => total + amount, 0);
  const isGone = sum('capture') > 0 || journal.some(({ op }) => op === 'void');
  return {
    held: isGone ? 0 : sum('authorise'),
    captured: sum('capture'),
    refunded: sum('refund') - sum('reversal'),
    disputed: sum('dispute') - sum('dispute_won'),
  };
}

export async function stripePayments(): Promise<PaymentCompany> {
  const service = await openStripeService();
  const { provider } = service;
  return {
    service,
    methods: {
      ok: 'pm_card_visa',
      declined: 'pm_card_chargeDeclined',
      partial: 'pm_card_partiallyApproved',
      authentication_required: 'pm_card_authenticationRequired',
    },
    byHand: handsOfStripe(service),
    loseAnswers: () => {
      provider.fault('lost');
      return 'pm_card_visa';
    },
    booksOf: async (id) => provider.booksOf(id),
    eventsOf: async (id) => {
      const ids = provider.intentsOf(id).map((intent) => intent.id);
      return provider.account.events.filter(({ data }) => {
        const { id: own, payment_intent: other = own } = data.object as Named;
        return ids.includes(other);
      });
    },
    statement: () =>
      stripeStatement(
        createStripeClient({
          ...{ STRIPE_API_URL: provider.url, STRIPE_API_KEY: stripeKey },
          ...statementConfig,
        }),
        statementConfig,
      ),
    deliver: async (event) => (await service.deliver(event, signStripe(event))).status,
  };
}

interface Named {
  readonly id: string;
  readonly payment_intent?: string;
}
