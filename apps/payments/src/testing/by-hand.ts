import { newId } from '@quartet/database';
import type { TestProvider } from './test-provider.ts';
import type { StripeService } from './stripe-service.ts';

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

export function handsOfSimulator({ url, journalOf }: TestProvider): ByHand {
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

export function handsOfStripe({ provider }: StripeService): ByHand {
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
