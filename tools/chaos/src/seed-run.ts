import type { ChaosQuartet } from './start-chaos-quartet.ts';
import type { FaultInjector } from './fault-injector.ts';
import type { OrderPlan } from './order-plan.ts';
import type { Progress } from './progress.ts';

export interface SeedRun {
  readonly quartet: ChaosQuartet;
  readonly seed: number;
  readonly plans: readonly OrderPlan[];
  /** Milliseconds between two customers. */
  readonly pace: number;
  /** Begins the faults, which end when they are disposed of, once all orders are placed. */
  readonly startFaults: (onKill: (name: string) => void) => FaultInjector;
  /** True when a task of orders is killed as the last fault. */
  readonly killsLast: boolean;
  /** Milliseconds after the last fault in which everything must become idle. @default a minute */
  readonly settleLimit?: number;
  /** The folder for the history, the faults and the snapshot. */
  readonly folder: string;
  readonly progress: Progress;
  /** Aborted when the user interrupts the run. */
  readonly signal: AbortSignal;
}
