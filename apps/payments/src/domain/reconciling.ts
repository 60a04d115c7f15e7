import { type Booked, checkBooks } from './book-checks.ts';
import { captureSlot, type Movement } from './movement.ts';
import type { OperationKind } from './operation.ts';
import type { Review } from './review.ts';
import { askedRefundOf } from './unrequested.ts';

/** The provider's side of one payment, and ours. */
export interface Sides {
  readonly booked: Booked;
  readonly movements: readonly Movement[];
  /** Start of what was read from the provider; what is older cannot be compared. */
  readonly since: Date;
}

const advices = {
  missing_in_books: 'Find out who moved it, and enter it: the provider has moved it.',
  missing_at_provider: 'Ask the provider; our books are ahead of it.',
  amount_differs: 'Trust the provider, and correct the customer by a refund or by a new order.',
  currency_differs: 'Trust the provider, and correct the customer by hand.',
  twice_at_provider: 'Refund one of the two at the provider.',
  twice_in_books: 'Find the two entries; one of them has no movement.',
  other_order: 'The provider names another order; find out which of them was paid.',
  other_reference: 'The money moved under another name at the provider; find out why.',
} as const;

type Kind = keyof typeof advices;

/** The kinds that change the provider's balance; the others only hold money, or free it. */
const moving: readonly OperationKind[] = ['capture', 'refund', 'dispute', 'reversal'];

/** Milliseconds by which our books may be behind the provider. */
const margin = 86_400_000;

interface Moved {
  readonly slot: string;
  readonly amount: number;
  readonly currency: string;
}

/** Every discrepancy of a payment, each with both sides and what to do about it. */
export function compare({ booked, movements, since }: Sides): readonly Review[] {
  const { payment, entries } = booked;
  const from = since.getTime() + margin;
  const ours = entries
    .filter(({ kind, at }) => moving.includes(kind) && at.getTime() >= from)
    .map(({ kind, key, ...rest }) => ({
      ...rest,
      slot: kind === 'capture' ? captureSlot : askedRefundOf(key),
    }));
  const slots = new Set([...movements, ...ours].map(({ slot }) => slot));
  const found = [...slots].flatMap((slot) =>
    compareSlot(
      movements.filter((each) => each.slot === slot),
      ours.filter((each) => each.slot === slot),
    ).map((kind) => ({ kind, slot })),
  );
  const names = movements.flatMap((movement) => compareNames(movement, payment));
  return [
    ...[...found, ...names].map(({ kind, slot }) => ({
      ...{ kind, subject: `${payment.id}:${slot}`, advice: advices[kind] },
      ...{ paymentId: payment.id, orderId: payment.orderId },
      provider: { movements: movements.filter((each) => each.slot === slot) },
      books: { entries: ours.filter((each) => each.slot === slot) },
    })),
    ...checkBooks(booked),
  ];
}

function compareSlot(theirs: readonly Moved[], ours: readonly Moved[]): readonly Kind[] {
  const [their, our] = [theirs[0], ours[0]];
  if (their === undefined) return ours.length > 0 ? ['missing_at_provider'] : [];
  const doubled: Kind[] = [
    ...(theirs.length > 1 ? (['twice_at_provider'] as const) : []),
    ...(ours.length > 1 ? (['twice_in_books'] as const) : []),
  ];
  if (our === undefined) return ['missing_in_books', ...doubled];
  if (their.currency !== our.currency) return ['currency_differs', ...doubled];
  return their.amount === our.amount ? doubled : ['amount_differs', ...doubled];
}

function compareNames(
  { slot, orderId, paymentReference }: Movement,
  payment: Booked['payment'],
): readonly { readonly kind: Kind; readonly slot: string }[] {
  const { reference } = payment;
  const isOther = reference !== null && paymentReference !== null && reference !== paymentReference;
  const kinds: readonly Kind[] = [
    ...(orderId !== null && orderId !== payment.orderId ? (['other_order'] as const) : []),
    ...(isOther ? (['other_reference'] as const) : []),
  ];
  return kinds.map((kind) => ({ kind, slot }));
}

/** The review of money that moved for a payment that we never had. */
export function strayOf(movement: Movement): Review {
  return {
    ...{ kind: 'unknown_payment', subject: movement.reference, books: null },
    ...{ paymentId: movement.paymentId, orderId: movement.orderId, provider: movement },
    advice: 'The provider names a payment that we do not have; refund it, or restore the payment.',
  };
}
