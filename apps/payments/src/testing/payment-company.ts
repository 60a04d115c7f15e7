import { createHmac } from 'node:crypto';
import { newId } from '@quartet/database';
import type { Books } from './stripe-server.ts';
import { type JournalEntry, type ProviderProcess, webhookSecret } from './provider-process.ts';
import { openService, type Service } from './service.ts';
import { openStripeService, signStripe, type StripeService } from './stripe-service.ts';

/** An event of the provider, ready to be delivered as often as one likes. */
export interface TrueEvent {
  readonly id: string;
  readonly type: string;
}

/** Acts on a payment that no order asks for; each returns false when the provider refuses it. */
export interface ByHand {
  capture(paymentId: string, amount: number): Promise<boolean>;
  /** Cancels the hold; the provider lets it expire in the same way. */
  cancel(paymentId: string): Promise<boolean>;
  refund(paymentId: string, amount: number): Promise<boolean>;
  /** Fails the latest refund that has succeeded. */
  failRefund(paymentId: string): Promise<boolean>;
  dispute(paymentId: string): Promise<boolean>;
  close(paymentId: string, how: 'won' | 'lost'): Promise<boolean>;
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
}

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
    deliver: async (event) => {
      const body = JSON.stringify(event);
      const { status } = await service
        .asAnyone('post', '/api/payments/webhooks/simulator')
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

function handsOfSimulator({ url, journalOf }: ProviderProcess): ByHand {
  const post = async (path: string, body: object) => {
    try {
      const answer = await fetch(`${url}${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'idempotency-key': newId() },
        body: JSON.stringify(body),
      });
      return ((await answer.json()) as { outcome?: string }).outcome === 'succeeded';
    } catch {
      return false;
    }
  };
  const change = async (id: string, path: string, minor?: number) => {
    const [first] = await journalOf(id);
    if (first === undefined) return false;
    const { orderId, currency, amount } = first;
    return post(`/payments/${id}/${path}`, { orderId, currency, amount: minor ?? amount });
  };
  const decide = async (id: string, op: string, decision: string) => {
    const entries = await journalOf(id);
    const last = entries.findLast((each) => each.op === op && each.outcome === 'succeeded');
    return last !== undefined && post(`/operations/${last.key}/${decision}`, {});
  };
  return {
    capture: (id, amount) => change(id, 'capture', amount),
    cancel: (id) => change(id, 'void'),
    refund: (id, amount) => change(id, 'refunds', amount),
    failRefund: (id) => decide(id, 'refund', 'reversal'),
    dispute: async (id) => {
      const captured = (await journalOf(id)).find(
        ({ op, outcome }) => op === 'capture' && outcome === 'succeeded',
      );
      return captured !== undefined && change(id, 'disputes', captured.amount);
    },
    close: (id, how) => decide(id, 'dispute', how),
  };
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
    deliver: async (event) => (await service.deliver(event, signStripe(event))).status,
  };
}

interface Named {
  readonly id: string;
  readonly payment_intent?: string;
}

function handsOfStripe({ provider }: StripeService): ByHand {
  const { intents, refunds, disputes, intentsOf } = provider;
  const attempt = (paymentId: string, work: (intentId: string) => unknown) => {
    const intent = intentsOf(paymentId).find(({ payment_method: method }) => method !== null);
    try {
      return Promise.resolve(intent !== undefined && work(intent.id) !== undefined);
    } catch {
      return Promise.resolve(false);
    }
  };
  return {
    capture: (id, amount) =>
      attempt(id, (intent) => intents.capture(intent, { amount_to_capture: amount })),
    cancel: (id) => attempt(id, (intent) => intents.expire(intent)),
    refund: (id, amount) =>
      attempt(id, (intent) => refunds.create({ payment_intent: intent, amount })),
    failRefund: (id) =>
      attempt(id, (intent) => {
        const last = refunds.of(intent).findLast(({ status }) => status === 'succeeded');
        return last && refunds.fail(last.id);
      }),
    dispute: (id) => attempt(id, (intent) => disputes.open(intent)),
    close: (id, how) =>
      attempt(id, (intent) => {
        const last = disputes.of(intent).findLast(({ status }) => status === 'needs_response');
        return last && disputes.close(last.id, how);
      }),
  };
}
