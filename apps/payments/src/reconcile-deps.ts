import type { Movement } from './domain/movement.ts';
import type { Sides } from './domain/reconciling.ts';

export interface Window {
  readonly from: Date;
  readonly to: Date;
}

/** A run over one window, and how far it has come. */
export interface Run extends Window {
  readonly id: number;
  readonly step: 'import' | 'resolve' | 'compare' | 'strays' | 'done';
  /** Where the next page of the step begins; null at its start and at its end. */
  readonly cursor: string | null;
  /** Movements read, payments compared, movements repaired, and discrepancies found. */
  readonly movements: number;
  readonly payments: number;
  readonly repaired: number;
  readonly found: number;
}

/** The provider's own record of the money that it has moved. */
export interface Statement {
  page(window: Window, cursor: string | null): Promise<MovementPage>;
  close(): Promise<void>;
}

export interface MovementPage {
  readonly movements: readonly Movement[];
  readonly next: string | null;
}

export interface Reconciliations {
  /** Resumes the run that was interrupted, or begins the next one; undefined while another task has it. */
  claim(): Promise<Run | undefined>;
  /** Saves how far the run has come, and keeps its lease; undefined when another task has gone on with it. */
  save(before: Run, after: Run): Promise<Run | undefined>;
  /** Stores what was read; a movement that was read before stays as it is. */
  insert(movements: readonly Movement[]): Promise<void>;
  /** Finds the payments of a page of movements that name none. */
  resolve(cursor: string | null): Promise<string | null>;
  /** A page of the payments that were at rest, and whose money moved in the window. */
  payments(run: Run): Promise<{ readonly ids: readonly string[]; readonly next: string | null }>;
  /** Both sides of each payment, all as they were at one moment. */
  sides(paymentIds: readonly string[]): Promise<readonly Sides[]>;
  /** Has each order compare its money with its payment; what differs becomes a review. */
  askOrders(paymentIds: readonly string[]): Promise<void>;
  /** A page of the movements in the window whose payment does not exist. */
  strays(run: Run): Promise<MovementPage>;
}
