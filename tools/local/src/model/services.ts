/** An `AWS::ECS::Service` with its task definition. */
export interface Service {
  /** `orders`: its family without the stage, and the name of its app. */
  readonly name: string;
  /** How many tasks are wanted. */
  readonly desired: number;
  /** Per cent of `desired`, while a release takes over. */
  readonly leastHealthy: number;
  readonly mostRunning: number;
  /** Seconds that a task's failing health checks are forgiven after its start. */
  readonly grace: number;
  readonly container: Container;
  /** ARNs. */
  readonly targetGroups: readonly string[];
  /** The name in the namespace, such as `orders`; undefined where services are not found by name. */
  readonly discoveryName: string | undefined;
  /** What is run by hand, by the name of the chore: `database`, `migrate`, `admin`. */
  readonly chores: Readonly<Record<string, Container>>;
}

export interface Container {
  readonly command: readonly string[];
  readonly port: number | undefined;
  /** Addresses in it are those of this machine. */
  readonly environment: Readonly<Record<string, string>>;
  /** Names of variables by the path of the parameter that holds their value. */
  readonly secrets: Readonly<Record<string, string>>;
  readonly health: ContainerHealth | undefined;
  /** Seconds from SIGTERM to SIGKILL. */
  readonly stopTimeout: number;
  readonly image: string;
  readonly user: string | undefined;
  readonly readonlyRoot: boolean;
}

/** Times in seconds. */
export interface ContainerHealth {
  readonly command: readonly string[];
  readonly interval: number;
  readonly timeout: number;
  readonly retries: number;
  readonly startPeriod: number;
}
