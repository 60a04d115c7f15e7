import type { Place } from '../step.ts';

/** The outcome of an order: paid, or the reason why not. */
export type Outcome =
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
  outcome?: Outcome;
  /** True while a refund is pending. */
  refunding: boolean;
  /** Its products may have been in stock, or out of stock, at some moment since it was placed. */
  mayBeInStock: boolean;
  mayBeOutOfStock: boolean;
  /** Its hold may have expired. */
  mayLoseHold: boolean;
  /** The number of cancel requests that may have taken effect. */
  cancels: number;
  mayExpire: boolean;
}

export interface Refund {
  readonly key: string;
  readonly amount: number;
  /** open: the result is unknown. begun: it is pending, and will be made. */
  state: 'open' | 'begun' | 'made' | 'refused';
}

/** The expected state, as far as a client can know it. */
export interface Model {
  /** Seconds since the start of the run. */
  clock: number;
  /** Orders by idempotency key. */
  readonly orders: Map<string, Order>;
  /** Pieces ever in stock, sold or not, by product. */
  readonly stock: Map<string, number>;
  /** Requested refunds by the key of the order. */
  readonly refunds: Map<string, Refund[]>;
}

export function newModel(): Model {
  return { clock: 0, orders: new Map(), stock: new Map(), refunds: new Map() };
}

/** @throws Error when the services violate the model */
export function assert(allowed: boolean, wrong: string): asserts allowed {
  if (!allowed) throw new Error(wrong);
}
