import type { OrderPlan } from './order-plan.ts';
import type { Progress } from './progress.ts';
import type { Quartet } from '@quartet/local-client/start-quartet';

export interface SeedRun {
  readonly quartet: Quartet;
  readonly seed: number;
  readonly plans: readonly OrderPlan[];
  /** True for a run without faults. */
  readonly isCalm: boolean;
  /** The folder for the history, the faults and the snapshot. */
  readonly folder: string;
  readonly progress: Progress;
  /** Aborted when the user interrupts the run. */
  readonly signal: AbortSignal;
}
