import { currencies } from '@quartet/money';
import { z } from 'zod';

const Currency = z.string().toUpperCase().pipe(z.enum(currencies));

export const Failure = z.object({
  code: z.string().nullish(),
  decline_code: z.string().nullish(),
});

export type Failure = z.output<typeof Failure>;

/** The properties of a payment intent that we read. */
export const Intent = z.object({
  id: z.string().startsWith('pi_'),
  status: z.enum([
    ...(['requires_payment_method', 'requires_confirmation', 'requires_action'] as const),
    ...(['processing', 'requires_capture', 'canceled', 'succeeded'] as const),
  ]),
  amount: z.int().nonnegative(),
  amount_capturable: z.int().nonnegative().default(0),
  amount_received: z.int().nonnegative().default(0),
  currency: Currency,
  cancellation_reason: z.string().nullish(),
  last_payment_error: Failure.nullish(),
});

export type Intent = z.output<typeof Intent>;

export const Refund = z.object({
  id: z.string(),
  status: z.enum(['pending', 'requires_action', 'succeeded', 'failed', 'canceled']),
  amount: z.int().nonnegative(),
  currency: Currency,
});

export type Refund = z.output<typeof Refund>;
