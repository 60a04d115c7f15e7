import type { Money } from '@quartet/money';
import type { Settlement } from './operation.ts';

/**
 * A report of the provider about a payment, whoever caused it. Each one stays true for ever, so that facts
 * may arrive late, repeatedly and in any order.
 */
export type Fact =
  | ({ readonly kind: 'settled'; readonly key: string } & Pick<Settled, 'settlement'>)
  | { readonly kind: 'held'; readonly amount: Money; readonly reference?: string }
  | { readonly kind: 'declined'; readonly reason: string; readonly reference?: string }
  | { readonly kind: 'captured'; readonly amount: Money; readonly reference: string }
  /** The hold is gone: cancelled by somebody, or expired. */
  | { readonly kind: 'ended'; readonly reason: string; readonly reference: string }
  | RefundFact
  | DisputeFact;

interface Settled {
  readonly settlement: Settlement;
}

export interface RefundFact {
  readonly kind: 'refund';
  /** The key of the operation that asked for it; the provider's reference when none of ours did. */
  readonly key: string;
  readonly amount: Money;
  readonly state: 'succeeded' | 'failed';
}

export interface DisputeFact {
  readonly kind: 'dispute';
  readonly key: string;
  readonly amount: Money;
  readonly state: 'open' | 'won' | 'lost';
}
