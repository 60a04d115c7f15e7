import type { FirewallRate } from './gateway.ts';

/** An `AWS::ElasticLoadBalancingV2::LoadBalancer` with what hangs on it. */
export interface Balancer {
  readonly arn: string;
  /** The host that templates know it by. */
  readonly host: string;
  /** Seconds that a connection may be silent. */
  readonly idleTimeout: number;
  readonly dropsInvalidHeaders: boolean;
  readonly listeners: readonly Listener[];
  readonly targetGroups: readonly TargetGroup[];
  /** Of a web ACL in front of it; none when there is no such ACL. */
  readonly firewall?: readonly FirewallRate[];
}

export interface Listener {
  readonly arn: string;
  readonly port: number;
  readonly rules: readonly ListenerRule[];
  readonly otherwise: Action;
}

export interface ListenerRule {
  readonly arn: string;
  readonly priority: number;
  /** All must hold. */
  readonly conditions: readonly PathCondition[];
  readonly action: Action;
}

/** One of the patterns must match, with `*` for any characters and `?` for one; case counts. */
export interface PathCondition {
  readonly field: 'path-pattern';
  readonly values: readonly string[];
}

export type Action =
  | { readonly type: 'forward'; readonly targets: readonly WeightedTargets[] }
  | {
      readonly type: 'fixed-response';
      readonly status: number;
      readonly contentType: string;
      readonly body: string;
    };

export interface WeightedTargets {
  /** ARN of the target group. */
  readonly group: string;
  /** From 0 to 999. */
  readonly weight: number;
}

export interface TargetGroup {
  readonly arn: string;
  readonly name: string;
  readonly port: number;
  readonly health: HealthCheck;
  /** Seconds. */
  readonly deregistrationDelay: number;
}

/** Times in seconds. */
export interface HealthCheck {
  readonly path: string;
  readonly interval: number;
  readonly timeout: number;
  readonly healthyAfter: number;
  readonly unhealthyAfter: number;
  /** `200`, `200-299` or `200,202`. */
  readonly statuses: string;
}
