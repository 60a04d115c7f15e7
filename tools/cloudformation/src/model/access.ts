import type { Policy } from './iam.ts';

/** Who may do what in a stage, and the requests that are known before anything runs. */
export interface Access {
  readonly roles: readonly Role[];
  readonly resourcePolicies: readonly ResourcePolicy[];
  readonly requests: readonly KnownRequest[];
}

/** An `AWS::IAM::Role`. */
export interface Role {
  readonly arn: string;
  /** Its place in the templates: `shop-dev-edge.AuthorizerRole`. */
  readonly name: string;
  readonly trustPolicy: Policy;
  /** Inline policies. */
  readonly policies: readonly Policy[];
  readonly managedPolicyArns: readonly string[];
  readonly permissionsBoundaryArn: string | undefined;
  /** The document of the boundary, once it is known. */
  readonly permissionsBoundary?: Policy | undefined;
}

/** The policy of a topic, a queue, an event bus or a function. */
export interface ResourcePolicy {
  readonly resourceArn: string;
  readonly policy: Policy;
}

/** A request that AWS makes whenever a part of the templates is used. */
export interface KnownRequest {
  readonly principal: { readonly roleArn: string } | { readonly service: string };
  readonly action: string;
  readonly resource: string;
  /** Values by condition key. */
  readonly context: Readonly<Record<string, string>>;
  /** `to start the tasks of orders` */
  readonly purpose: string;
}
