import { z } from 'zod';

export const operations = ['authorise', 'capture', 'void', 'refund'] as const;

export type OperationName = (typeof operations)[number];

/** One line of the journal, and the response for its key. */
export const Entry = z.object({
  at: z.iso.datetime(),
  op: z.enum(operations),
  key: z.string(),
  paymentId: z.string(),
  orderId: z.string(),
  amount: z.int(),
  currency: z.string(),
  /** `succeeded`, or the reason for the refusal. */
  outcome: z.string(),
});

export type Entry = Readonly<z.output<typeof Entry>>;

export const succeeded = 'succeeded';
