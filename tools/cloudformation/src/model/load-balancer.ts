import type { WebAclRule } from './web-acl.ts';

/** An `AWS::ElasticLoadBalancingV2::LoadBalancer` with what hangs on it. */
export interface LoadBalancer {
  readonly arn: string;
  /** The host that templates know it by. */
  readonly dnsName: string;
  /** Seconds that a connection may be silent. */
  readonly idleTimeout: number;
  readonly dropInvalidHeaderFields: boolean;
  readonly listeners: readonly Listener[];
  readonly targetGroups: readonly TargetGroup[];
  /** Rules of its web ACL; undefined without a web ACL. */
  readonly webAclRules?: readonly WebAclRule[];
}

export interface Listener {
  readonly arn: string;
  readonly port: number;
  readonly rules: readonly ListenerRule[];
  readonly defaultAction: Action;
}

export interface ListenerRule {
  readonly arn: string;
  readonly priority: number;
  /** All must hold. */
  readonly conditions: readonly PathCondition[];
  readonly action: Action;
  /** @default - the target gets the URL as it is */
  readonly urlRewrite?: UrlRewrite;
}

/** A transform of a rule: the part of path and query that matches is replaced. */
export interface UrlRewrite {
  readonly regex: string;
  /** The replacement, with `$1` for a group. */
  readonly replace: string;
}

/** One of the patterns must match, with `*` for any characters and `?` for one; case counts. */
export interface PathCondition {
  readonly field: 'path-pattern';
  readonly values: readonly string[];
}

export type Action =
  | { readonly type: 'forward'; readonly targetGroups: readonly TargetGroupTuple[] }
  | {
      readonly type: 'fixed-response';
      readonly statusCode: number;
      readonly contentType: string;
      readonly messageBody: string;
    };

export interface TargetGroupTuple {
  /** ARN of the target group. */
  readonly targetGroupArn: string;
  /** From 0 to 999. */
  readonly weight: number;
}

export interface TargetGroup {
  readonly arn: string;
  readonly name: string;
  readonly port: number;
  readonly healthCheck: HealthCheck;
  /** Seconds. */
  readonly deregistrationDelay: number;
  readonly loadBalancingAlgorithmType: LoadBalancingAlgorithmType;
}

export type LoadBalancingAlgorithmType = 'round_robin' | 'least_outstanding_requests';

/** Times in seconds. */
export interface HealthCheck {
  readonly path: string;
  readonly intervalSeconds: number;
  readonly timeoutSeconds: number;
  readonly healthyThreshold: number;
  readonly unhealthyThreshold: number;
  /** `200`, `200-299` or `200,202`. */
  readonly matcher: string;
}
