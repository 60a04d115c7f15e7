import { bookDiscrepancies } from './book-discrepancies.ts';
import { lostEvents } from './lost-events.ts';
import type { Discrepancy } from './planting.ts';
import { providerDiscrepancies } from './provider-discrepancies.ts';

/** Every kind of discrepancy that the reconciliation must find. */
export const discrepancies: readonly Discrepancy[] = [
  ...lostEvents,
  ...providerDiscrepancies,
  ...bookDiscrepancies,
];
