import type { LogLine } from './log-line.ts';

/** An order and how it came to be what it is. */
export interface Saga {
  readonly order: SagaOrder;
  readonly steps: readonly SagaStep[];
  readonly transitions: Transitions;
  readonly lines: readonly LogLine[];
}

/** States by name, the first one first, each with those that may follow it. */
export type Transitions = Readonly<Record<string, readonly string[]>>;

export interface SagaOrder {
  readonly id: string;
  readonly status: string;
  readonly reason: string | null;
  readonly total: SagaMoney | null;
  readonly items: readonly {
    readonly name: string | null;
    readonly quantity: number;
    readonly unitPrice: SagaMoney | null;
  }[];
}

/** In the currency's smallest unit. */
interface SagaMoney {
  readonly amount: number;
  readonly currency: string;
}

export interface SagaStep {
  readonly state: string;
  /** ISO 8601. */
  readonly at: string;
  readonly reason: string | null;
  readonly version: number;
}
