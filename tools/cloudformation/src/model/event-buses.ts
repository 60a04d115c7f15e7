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
