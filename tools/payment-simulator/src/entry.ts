import { z } from 'zod';

export const operations = [
  ...(['authorise', 'capture', 'void', 'refund'] as const),
  /** Happens to a payment without anybody asking for it. */
  ...(['reversal', 'dispute', 'dispute_won', 'dispute_lost'] as const),
] as const;

export type OperationName = (typeof operations)[number];

/** One line of the journal, and the response for its key. */
export const Entry = z.object({
  at: z.iso.datetime(),
  op: z.enum(operations),
  key: z.string(),
  /** The operation that this one undoes or decides. */
  of: z.string().optional(),
  paymentId: z.string(),
  orderId: z.string(),
  amount: z.int(),
  /** The amount that was asked for, where less was approved. */
  asked: z.int().optional(),
  currency: z.string(),
  /** `succeeded`, or the reason for the refusal. */
  outcome: z.string(),
});

export type Entry = Readonly<z.output<typeof Entry>>;

export const succeeded = 'succeeded';
