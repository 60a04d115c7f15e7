/** An `AWS::ECS::Service` with its task definition. */
export interface Service {
  /** `orders`: its family without the stage, and the name of its app. */
  readonly name: string;
  /** The number of tasks. */
  readonly desiredCount: number;
  /** Per cent of `desired`, while a release takes over. */
  readonly minimumHealthyPercent: number;
  readonly maximumPercent: number;
  /** Seconds that a task's failing health checks are forgiven after its start. */
  readonly healthCheckGracePeriod: number;
  readonly container: Container;
  /** ARNs. */
  readonly targetGroupArns: readonly string[];
  /** The name in the namespace, such as `orders`; undefined where services are not found by name. */
  readonly discoveryName: string | undefined;
  /** One-off tasks by name: `database`, `migrate`, `admin`. */
  readonly oneOffTasks: Readonly<Record<string, Container>>;
  /** @default - ROLLING, and a release that fails stays */
  readonly deployment?: DeploymentConfiguration;
}

/** The way in which a release takes over from the one before. */
export interface DeploymentConfiguration {
  readonly strategy: 'ROLLING' | 'BLUE_GREEN' | 'CANARY';
  /** Rolls back to the last release when the tasks do not become healthy. */
  readonly rollback: boolean;
  /** Seconds that both run once all requests go to the new one. */
  readonly bakeTime: number;
  /** The canary step of CANARY: per cent of the requests, and its time in seconds. */
  readonly canaryConfiguration:
    { readonly canaryPercent: number; readonly canaryBakeTime: number } | undefined;
  /** Target groups and rules of BLUE_GREEN and CANARY, by the ARN of the first target group. */
  readonly trafficShifts: Readonly<
    Record<
      string,
      { readonly alternateTargetGroupArn: string; readonly productionListenerRule: string }
    >
  >;
}

export interface Container {
  readonly command: readonly string[];
  readonly containerPort: number | undefined;
  /** Addresses in it are those of this machine. */
  readonly environment: Readonly<Record<string, string>>;
  /** Names of variables by the path of the parameter, or the ARN of the secret, that holds their value. */
  readonly secrets: Readonly<Record<string, string>>;
  readonly healthCheck: ContainerHealthCheck | undefined;
  /** Seconds from SIGTERM to SIGKILL. */
  readonly stopTimeout: number;
  readonly image: string;
  readonly user: string | undefined;
  readonly readonlyRootFilesystem: boolean;
  /** ARN of the role whose credentials it gets; undefined without a role. */
  readonly taskRoleArn?: string | undefined;
}

/** Times in seconds. */
export interface ContainerHealthCheck {
  /** The command in the template: `CMD` and its arguments, or `CMD-SHELL` and a line. */
  readonly command: readonly string[];
  readonly interval: number;
  readonly timeout: number;
  readonly retries: number;
  readonly startPeriod: number;
}
