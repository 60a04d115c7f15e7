import { currencies } from '@quartet/money';
import { z } from 'zod';
import type { Settlement } from '../domain/operation.ts';
import { ProviderAmount } from './provider-amount.ts';

/** The simulator's answer about an operation that it carried out or refused. */
export const Entry = z.object({
  op: z.string().optional(),
  key: z.string(),
  /** The operation that this one undoes or decides. */
  of: z.string().optional(),
  paymentId: z.string(),
  amount: ProviderAmount,
  currency: z.enum(currencies),
  outcome: z.string().min(1),
});

export function settlementOf({ amount, currency, outcome }: z.output<typeof Entry>): Settlement {
  if (outcome === 'succeeded') return { kind: 'succeeded', amount: { amount, currency } };
  return { kind: 'refused', reason: outcome };
}
