import { currencies } from '@quartet/money';
import { z } from 'zod';
import { ProviderAmount } from './provider-amount.ts';

const Currency = z.string().toUpperCase().pipe(z.enum(currencies));

export const Failure = z.object({
  code: z.string().nullish(),
  decline_code: z.string().nullish(),
});

export type Failure = z.output<typeof Failure>;

/** The properties of a payment intent that we read. Stripe may add a status at any time. */
export const Intent = z.object({
  id: z.string().startsWith('pi_'),
  status: z.string(),
  amount: ProviderAmount,
  amount_capturable: ProviderAmount.default(0),
  amount_received: ProviderAmount.default(0),
  currency: Currency,
  cancellation_reason: z.string().nullish(),
  last_payment_error: Failure.nullish(),
});

export type Intent = z.output<typeof Intent>;

/** The id of a payment intent, expanded or not. */
const IntentId = z
  .union([z.string(), z.object({ id: z.string() }).transform(({ id }) => id)])
  .nullish();

export const Refund = z.object({
  id: z.string(),
  status: z.string().nullable(),
  amount: ProviderAmount,
  currency: Currency,
  payment_intent: IntentId,
});

export type Refund = z.output<typeof Refund>;

export const Dispute = z.object({
  id: z.string(),
  status: z.string(),
  amount: ProviderAmount,
  currency: Currency,
  payment_intent: IntentId,
});

export type Dispute = z.output<typeof Dispute>;
