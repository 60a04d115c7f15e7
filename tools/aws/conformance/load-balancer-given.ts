import type { LoadBalancerPlan } from './testing/test-load-balancer.ts';
import type { TaskBehaviour } from './testing/faulty-task.ts';

export interface LoadBalancerGiven extends LoadBalancerPlan {
  /** Behaviours of the tasks by their ids; each is healthy at first. @default `a` answers 200 */
  readonly tasks?: Readonly<Record<string, TaskBehaviour>>;
  /** The target group of a task. @default `all` */
  readonly groupOf?: Readonly<Record<string, string>>;
}
