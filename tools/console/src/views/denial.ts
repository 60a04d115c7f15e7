interface Denied {
  /** ISO 8601; of the latest of those that are alike. */
  readonly time: string | undefined;
  /** The number of those that are alike. */
  readonly count: number;
  /** The sentence that names the statement or the rule that it needs. */
  readonly remediation: string;
}

/** Requests that IAM denied. */
interface DeniedRequest extends Denied {
  readonly type: 'request';
  /** ARN of the role, or the service: `events.amazonaws.com`. */
  readonly principal: string;
  /** `dynamodb:GetItem` */
  readonly action: string;
  /** ARN, or `*` for an action without a resource. */
  readonly resource: string;
}

/** A connection of changed templates that security groups or routes did not allow. */
interface RejectedConnection extends Denied {
  readonly type: 'connection';
  /** Security groups of the source. */
  readonly source: string;
  /** Security groups of the destination; the name of a host outside of the VPC. */
  readonly destination: string;
  readonly port: string;
}

/** Requests or connections that were refused, those that are alike as one. */
export type Denial = DeniedRequest | RejectedConnection;
