import type Stripe from 'stripe';
import { z } from 'zod';
import type { Config } from '../config.ts';
import { captureSlot, type Movement, type MovementKind, reversalOf } from '../domain/movement.ts';
import type { Statement } from '../reconcile-deps.ts';
import type { StripeClient } from './stripe-client.ts';

const uuid = z.uuid().catch('').optional();
const Ids = z.object({ paymentId: uuid, orderId: uuid, refundId: uuid }).catch({});

/** The object that moved the balance: its amount is the customer's, that of the balance in our own currency. */
const Source = z.object({
  id: z.string(),
  object: z.string(),
  amount: z.int(),
  amount_captured: z.int().optional(),
  currency: z.string().toUpperCase(),
  payment_intent: z.string().nullish(),
  metadata: Ids.nullish(),
});

type Source = z.output<typeof Source>;

/** Stripe's largest page. */
const size = 100;

/** Stripe's balance transactions, the newest first; those that are not about payments move no customer's money. */
export function stripeStatement(
  { stripe, close }: StripeClient,
  { PROVIDER_TIMEOUT: timeout }: Pick<Config, 'PROVIDER_TIMEOUT'>,
): Statement {
  const seconds = (at: Date) => Math.floor(at.getTime() / 1_000);
  return {
    page: async ({ from, to }, cursor) => {
      const params = {
        created: { gte: seconds(from), lt: seconds(to) },
        ...{ limit: size, expand: ['data.source'] },
        ...(cursor !== null && { starting_after: cursor }),
      };
      const { data, has_more: hasMore } = await stripe.balanceTransactions.list(params, {
        timeout,
      });
      const next = hasMore ? (data.at(-1)?.id ?? null) : null;
      return { movements: data.flatMap(movementsOf), next };
    },
    close,
  };
}

function movementsOf(transaction: Stripe.BalanceTransaction): readonly Movement[] {
  const source = Source.safeParse(transaction.source).data;
  const kind = source && kindOf(transaction, source);
  if (source === undefined || kind === undefined) return [];
  const { currency, payment_intent: paymentReference = null, metadata } = source;
  const { paymentId, orderId } = metadata ?? {};
  const amount = kind === 'capture' ? (source.amount_captured ?? source.amount) : source.amount;
  return [
    {
      ...{ reference: transaction.id, paymentReference, kind, slot: slotOf(kind, source) },
      ...{ paymentId: paymentId || null, orderId: orderId || null, amount, currency },
      at: new Date(transaction.created * 1_000),
    },
  ];
}

function kindOf(
  { type, amount }: Stripe.BalanceTransaction,
  { object }: Source,
): MovementKind | undefined {
  if (object === 'charge') return type === 'charge' || type === 'payment' ? 'capture' : undefined;
  if (object === 'dispute') return amount < 0 ? 'dispute' : 'dispute_reversal';
  if (object !== 'refund') return undefined;
  return amount < 0 ? 'refund' : 'refund_reversal';
}

function slotOf(kind: MovementKind, { id, metadata }: Source): string {
  const key = metadata?.refundId || id;
  if (kind === 'capture') return captureSlot;
  return kind === 'refund' || kind === 'dispute' ? key : reversalOf(key);
}
