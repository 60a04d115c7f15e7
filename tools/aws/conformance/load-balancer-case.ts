import type { LoadBalancerGiven } from './load-balancer-given.ts';
import type { LoadBalancerStep } from './testing/load-balancer-steps.ts';

/** A behaviour of an Application Load Balancer that a page of AWS's documentation describes. */
export interface LoadBalancerCase {
  readonly name: string;
  /** The page. */
  readonly page: string;
  readonly given?: LoadBalancerGiven;
  /** One after the other, at one balancer. */
  readonly steps: readonly LoadBalancerStep[];
}
