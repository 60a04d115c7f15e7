/** An `AWS::DynamoDB::Table`, as CreateTable takes it. */
export interface Table {
  readonly name: string;
  readonly definition: Readonly<Record<string, unknown>>;
  /** The attribute that says when an item ends, in seconds since 1970. */
  readonly timeToLive: string | undefined;
}

/** An `AWS::Events::EventBus` with its rules. */
export interface Bus {
  readonly name: string;
  readonly rules: readonly BusRule[];
}

export interface BusRule {
  readonly name: string;
  readonly enabled: boolean;
  readonly pattern: Readonly<Record<string, unknown>>;
  readonly targets: readonly BusTarget[];
}

export interface BusTarget {
  /** The name of the function. */
  readonly function: string;
  readonly attempts: number;
  /** Seconds. */
  readonly oldest: number;
}

/** An `AWS::ServiceDiscovery::PrivateDnsNamespace`. */
export interface Namespace {
  readonly name: string;
}

/** An `AWS::RDS::DBCluster`, as the template knows it; here it is at `places.database`. */
export interface Database {
  readonly host: string;
  readonly port: number;
  readonly majorVersion: number;
}
