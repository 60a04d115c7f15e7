import { type Currency, currencies, money } from '@quartet/money';
import type { Fact } from './fact.ts';

export type MovementKind =
  'capture' | 'refund' | 'refund_reversal' | 'dispute' | 'dispute_reversal';

/** One movement of money in the provider's own record, in whatever currency. */
export interface Movement {
  /** The provider's own name of the movement. */
  readonly reference: string;
  /** The provider's name of the payment, and what the provider remembers of our names. */
  readonly paymentReference: string | null;
  readonly paymentId: string | null;
  readonly orderId: string | null;
  /** The key under which our books hold the same movement; one capture for each payment. */
  readonly slot: string;
  readonly kind: MovementKind;
  readonly amount: number;
  readonly currency: string;
  readonly at: Date;
}

export const captureSlot = 'capture';

export const reversalOf = (slot: string) => `${slot}:reversal`;

/** The fact that the movement proves, which a lost event would have reported; none in a currency of others. */
export function factOf(movement: Movement): Fact | undefined {
  const { slot, kind, currency, paymentReference, paymentId } = movement;
  if (!isCurrency(currency)) return undefined;
  const amount = money(movement.amount, currency);
  const key = slot.replace(/:reversal$/, '');
  switch (kind) {
    case 'capture':
      return { kind: 'captured', amount, reference: paymentReference ?? String(paymentId) };
    case 'refund':
      return { kind: 'refund', key, amount, state: 'succeeded' };
    case 'refund_reversal':
      return { kind: 'refund', key, amount, state: 'failed' };
    case 'dispute':
      return { kind: 'dispute', key, amount, state: 'open' };
    case 'dispute_reversal':
      return { kind: 'dispute', key, amount, state: 'won' };
  }
}

function isCurrency(text: string): text is Currency {
  return currencies.some((currency) => currency === text);
}
