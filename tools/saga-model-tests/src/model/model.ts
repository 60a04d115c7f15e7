import type { Place } from '../step.ts';

/** How an order can end: paid, or for a reason not. */
export type End =
  | 'paid'
  | 'payment_declined'
  | 'out_of_stock'
  | 'price_changed'
  | 'reservation_closed'
  | 'order_cancelled'
  | 'order_expired';

export interface Line {
  readonly productId: string;
  readonly quantity: number;
}

export interface Order {
  /** The Idempotency-Key. */
  readonly key: string;
  readonly plan: Place;
  readonly lines: readonly Line[];
  readonly total: number;
  readonly body: object;
  /** Seconds of the model's clock. */
  readonly placedAt: number;
  id?: string;
  end?: End;
  /** Money of it is on its way back. */
  refunding: boolean;
  /** There may have been enough of everything at some moment since, and too little of something. */
  mayHave: boolean;
  mayLack: boolean;
  /** What was held for it may have been freed before it was known to be held. */
  mayLoseHold: boolean;
  /** Requests to cancel it that may have been heard. */
  cancels: number;
  mayExpire: boolean;
}

export interface Refund {
  readonly key: string;
  readonly amount: number;
  /** open: nobody was told what became of it. begun: it is under way, and will be made. */
  state: 'open' | 'begun' | 'made' | 'refused';
}

/** What must be true, as far as whoever asks from outside can know. */
export interface Model {
  /** Seconds since it all began. */
  clock: number;
  /** By key. */
  readonly orders: Map<string, Order>;
  /** By product: pieces that have come in, sold or not. */
  readonly stock: Map<string, number>;
  /** By key of the order: what was asked back of its money. */
  readonly money: Map<string, Refund[]>;
}

export function newModel(): Model {
  return { clock: 0, orders: new Map(), stock: new Map(), money: new Map() };
}

/** @throws Error when the services did what the model does not allow. */
export function demand(allowed: boolean, wrong: string): asserts allowed {
  if (!allowed) throw new Error(wrong);
}
