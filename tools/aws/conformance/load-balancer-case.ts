import type { LoadBalancerStep } from './testing/load-balancer-steps.ts';
import type { LoadBalancerPlan } from './testing/test-load-balancer.ts';
import type { TaskBehaviour } from './testing/faulty-task.ts';

/** A behaviour of an Application Load Balancer that a page of AWS's documentation describes. */
export interface LoadBalancerCase {
  readonly name: string;
  /** The page. */
  readonly page: string;
  readonly given?: LoadBalancerGiven;
  /** One after the other, at one balancer. */
  readonly steps: readonly LoadBalancerStep[];
}

export interface LoadBalancerGiven extends LoadBalancerPlan {
  /** Behaviours of the tasks by their ids; each is healthy at first. @default `a` answers 200 */
  readonly tasks?: Readonly<Record<string, TaskBehaviour>>;
  /** The target group of a task. @default `all` */
  readonly groupOf?: Readonly<Record<string, string>>;
}
