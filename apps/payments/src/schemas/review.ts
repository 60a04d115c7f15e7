import { Timestamp, Uuid } from '@quartet/http';
import { z } from 'zod';
import type { SavedReview } from '../domain/review.ts';

const Side = z.looseObject({}).nullable();

export const ReviewView = z
  .strictObject({
    id: Uuid,
    kind: z.string().meta({ description: 'what is wrong; a word that never changes' }),
    subject: z.string().meta({ description: 'the operation or object that it is about' }),
    paymentId: Uuid.nullable(),
    orderId: Uuid.nullable(),
    provider: Side.meta({ description: "the provider's side" }),
    books: Side.meta({ description: 'our side' }),
    advice: z.string(),
    openedAt: Timestamp,
    closedAt: Timestamp.nullable(),
    note: z.string().nullable(),
  })
  .meta({
    id: 'PaymentReview',
    description: 'Something about money that only a person can decide',
    example: {
      id: '01987b1c-8b10-7d11-8a00-2f3e4d5c6b7a',
      kind: 'refund_failed',
      subject: 're_1:reversal',
      paymentId: '01987b1c-8a4e-7c3a-9d52-0c6f1a2b3c4d',
      orderId: '01987b1b-11aa-7b02-8c1f-5b0e9d8f7a66',
      provider: { key: 're_1:reversal', amount: { amount: 500, currency: 'USD' } },
      books: { state: 'CAPTURED' },
      advice: 'Pay the customer in another way, or begin another refund of the order.',
      openedAt: '2026-01-31T12:00:00.000Z',
      closedAt: null,
      note: null,
    },
  });

export function viewReview(review: SavedReview) {
  const { provider, books, ...rest } = review;
  return { ...rest, provider: view(provider), books: view(books) };
}

function view(side: object | null): Record<string, unknown> | null {
  return side && { ...side };
}
