import type Stripe from 'stripe';
import { isMissing } from './stripe-errors.ts';
import { Intent, Refund } from './stripe-objects.ts';

/** The calls of one operation, which share one time limit. They answer with what could be read. */
export interface Session {
  create(params: Stripe.PaymentIntentCreateParams, key: string): Promise<Intent>;
  capture(id: string, amount: number, key: string): Promise<Intent>;
  cancel(id: string, reason: 'abandoned' | 'requested_by_customer', key: string): Promise<Intent>;
  retrieve(id: string): Promise<Intent>;
  /** The intent with this id, ours or not; undefined when there is none. */
  find(id: string): Promise<Stripe.PaymentIntent | undefined>;
  /** Whosever they are: what is not ours may have any shape. */
  list(params: Stripe.PaymentIntentListParams): Promise<Stripe.ApiList<Stripe.PaymentIntent>>;
  refund(params: Stripe.RefundCreateParams, key: string): Promise<Refund>;
  refundsOf(id: string): Promise<Stripe.ApiList<Stripe.Refund>>;
}

export function openSession({ paymentIntents, refunds }: Stripe, limit: number): Session {
  const end = Date.now() + limit;
  const inTime = () => ({ timeout: Math.max(1, end - Date.now()) });
  const by = (idempotencyKey: string) => ({ idempotencyKey, ...inTime() });
  return {
    create: async (params, key) => Intent.parse(await paymentIntents.create(params, by(key))),
    capture: async (id, amount, key) =>
      Intent.parse(await paymentIntents.capture(id, { amount_to_capture: amount }, by(key))),
    cancel: async (id, reason, key) =>
      Intent.parse(await paymentIntents.cancel(id, { cancellation_reason: reason }, by(key))),
    retrieve: async (id) => Intent.parse(await paymentIntents.retrieve(id, {}, inTime())),
    find: async (id) => {
      try {
        return await paymentIntents.retrieve(id, {}, inTime());
      } catch (error) {
        if (isMissing(error)) return undefined;
        throw error;
      }
    },
    list: (params) => paymentIntents.list(params, inTime()),
    refund: async (params, key) => Refund.parse(await refunds.create(params, by(key))),
    refundsOf: (id) => refunds.list({ payment_intent: id, limit: 100 }, inTime()),
  };
}
