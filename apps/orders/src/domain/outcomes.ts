import type { Money } from '@quartet/money';
import type { ProblemCode } from '@quartet/problem';

/** No readable answer, or none that settles it: the call may or may not have had its effect. */
export interface Unknown {
  readonly kind: 'unknown';
  readonly cause: unknown;
}

/** A definite no, which will never turn into a yes. */
export interface Refused {
  readonly kind: 'refused';
  readonly reason: ProblemCode;
}

export interface PricedLine {
  readonly productId: string;
  readonly name: string;
  readonly quantity: number;
  readonly unitPrice: Money;
}

export interface Reservation {
  readonly lines: readonly PricedLine[];
  readonly total: Money;
  readonly expiresAt: Date | null;
}

export interface Reserved {
  readonly kind: 'reserved';
  readonly reservation: Reservation;
}

export interface Authorised {
  readonly kind: 'authorised';
  readonly amount: Money;
}

export interface Done {
  readonly kind: 'done';
}

export type Outcome = Done | Refused | Unknown;
