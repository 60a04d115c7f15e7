import type { Service } from '@quartet/cloudformation/model/services';
import type { Release } from './release.ts';

export interface TaskPlan {
  /** `orders-1`. */
  readonly name: string;
  readonly service: Service;
  readonly release: Release;
  readonly env: NodeJS.ProcessEnv;
  readonly port: number;
  /** The URL that the load balancer sends requests to. */
  readonly url: string;
  /** The URL that the runner checks in place of the load balancer; set when a proxy stands between the two. */
  readonly readinessUrl: string | undefined;
}
