/** An `AWS::DynamoDB::Table`, as CreateTable takes it. */
export interface Table {
  readonly name: string;
  readonly definition: Readonly<Record<string, unknown>>;
  /** The attribute that says when an item ends, in seconds since 1970. */
  readonly timeToLiveAttribute: string | undefined;
}

/** An `AWS::Events::EventBus` with its rules. */
export interface EventBus {
  readonly name: string;
  readonly rules: readonly EventRule[];
}

export interface EventRule {
  readonly name: string;
  readonly enabled: boolean;
  readonly eventPattern: Readonly<Record<string, unknown>>;
  readonly targets: readonly EventTarget[];
}

export interface EventTarget {
  /** The name of the function. */
  readonly functionName: string;
  readonly maximumRetryAttempts: number;
  /** Seconds. */
  readonly maximumEventAgeInSeconds: number;
}

/** An `AWS::ServiceDiscovery::PrivateDnsNamespace`. */
export interface Namespace {
  readonly name: string;
}

/** An `AWS::RDS::DBCluster` or `AWS::RDS::DBInstance`, as the template knows it; here it is at `places.database`. */
export interface Database {
  readonly host: string;
  readonly port: number;
  readonly majorVersion: number;
}
