import type { BalancerStep } from './testing/balancer-steps.ts';
import type { BalancingPlan } from './testing/balancing.ts';
import type { Manner } from './testing/odd-task.ts';

/** What a page of AWS's documentation says an Application Load Balancer does. */
export interface BalancerCase {
  readonly name: string;
  /** The page. */
  readonly says: string;
  readonly given?: BalancerGiven;
  /** One after the other, at one balancer. */
  readonly steps: readonly BalancerStep[];
}

export interface BalancerGiven extends BalancingPlan {
  /** What a task does with requests, by its id; each is healthy at first. @default `a` answers 200 */
  readonly tasks?: Readonly<Record<string, Manner>>;
  /** The target group of a task. @default `all` */
  readonly groupOf?: Readonly<Record<string, string>>;
}
