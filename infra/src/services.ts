export type ServiceName = 'orders' | 'users' | 'payments' | 'products';

/** The deployment strategy of a service. */
export type Strategy = 'rolling' | 'blueGreen' | 'canary';

/** The payment provider: the simulator, or Stripe. */
export type Provider = 'simulator' | 'stripe';

/** Metrics, in seconds, that grow when a service falls behind; each has an alarm. */
export type Backlog = 'SagaAge' | 'OutboxLag' | 'ReviewAge';

/** A service's row: what the edge, the load balancer, the tasks and the local run need to know about it. */
export interface Service {
  readonly name: ServiceName;
  /** The priority of its listener rule; the lowest number is evaluated first. */
  readonly priority: number;
  /** The port that its container listens on. */
  readonly port: number;
  /** The services that it calls. */
  readonly needs: readonly ServiceName[];
  /** Paths that need no API key; a final `*` matches anything. */
  readonly publicPaths: readonly string[];
  /** Routes that need only an API key; all others need a user's token as well. */
  readonly keyRoutes: readonly string[];
  /** Paths that its peers may read besides `/internal/<name>`. */
  readonly peerPaths: readonly string[];
  /**
   * The edge's throttle for each of its routes: requests per second, and in one burst. The gateway counts all callers
   * together, before it knows who they are, so it is far above what one of them may send.
   */
  readonly rate: number;
  readonly burst: number;
  /** CPU units (1024 are a core) and memory in MiB of a task, a combination that Fargate offers. */
  readonly cpu: number;
  readonly memory: number;
  /** Requests per minute and task above which a task is added. */
  readonly requestsPerTask: number;
  readonly strategy: Strategy;
  /** Variables that a task reads from Parameter Store when it starts: secrets, and values that only the stage knows. */
  readonly storedSettings: readonly string[];
  /** Further stored settings for the stage's payment provider. The service also gets `PROVIDER`. */
  readonly providerSettings?: Readonly<Record<Provider, readonly string[]>>;
  /** Time limits of limits.ts that only this service needs. */
  readonly limits: readonly ('SAGA_WAIT' | 'PROVIDER_TIMEOUT')[];
  readonly backlogs: readonly Backlog[];
  /** True when it publishes events to the bus. */
  readonly publishesEvents: boolean;
  /**
   * The team that owns it, as the tag `owner` of its resources.
   * @default - the owner of the whole system, in the context of the synthesis
   */
  readonly owner?: string;
  readonly oneOffTasks: readonly OneOffTask[];
}

/** A task that runs once and exits, by hand or on a schedule. */
export interface OneOffTask {
  readonly name: string;
  /** Its file in the image. */
  readonly file: string;
  readonly storedSettings: readonly string[];
  readonly schedule?: TaskSchedule;
}

export interface TaskSchedule {
  /** A cron expression of EventBridge Scheduler with six fields, in UTC. */
  readonly cron: string;
  /** The metric that each run reports: a count that must be zero, with an alarm. */
  readonly metric: 'Discrepancies';
}

const defaults = {
  peerPaths: [],
  keyRoutes: [],
  rate: 2_000,
  burst: 2_000,
  cpu: 256,
  memory: 512,
  requestsPerTask: 6_000,
  strategy: 'rolling',
  limits: [],
  backlogs: [],
  publishesEvents: false,
  oneOffTasks: [],
} as const;

export const services: readonly Service[] = [
  {
    ...defaults,
    name: 'orders',
    priority: 10,
    port: 3010,
    needs: ['users', 'products', 'payments'],
    publicPaths: documentation('orders'),
    storedSettings: ['SERVICE_PRIVATE_KEY'],
    limits: ['SAGA_WAIT'],
    backlogs: ['SagaAge', 'OutboxLag'],
    publishesEvents: true,
    oneOffTasks: [{ name: 'resend', file: 'resend.mjs', storedSettings: [] }],
  },
  {
    ...defaults,
    name: 'users',
    priority: 20,
    port: 3020,
    needs: [],
    publicPaths: [...documentation('users'), '/api/users/.well-known/*'],
    keyRoutes: [
      'POST /api/users',
      'POST /api/users/login',
      'POST /api/users/token',
      'POST /api/users/logout',
    ],
    peerPaths: ['/api/users/.well-known/*'],
    storedSettings: ['SIGNING_KEYS', 'REFRESH_TOKEN_SECRET'],
    oneOffTasks: [
      {
        name: 'admin',
        file: 'create-admin.mjs',
        storedSettings: ['ADMIN_EMAIL', 'ADMIN_PASSWORD'],
      },
    ],
  },
  {
    ...defaults,
    name: 'payments',
    priority: 30,
    port: 3030,
    needs: ['users'],
    publicPaths: [...documentation('payments'), '/api/payments/webhooks/*'],
    storedSettings: ['SERVICE_PUBLIC_KEYS', 'PROVIDER_WEBHOOK_SECRET'],
    providerSettings: { simulator: ['PROVIDER_URL'], stripe: ['STRIPE_API_KEY'] },
    limits: ['PROVIDER_TIMEOUT'],
    backlogs: ['ReviewAge'],
    oneOffTasks: [
      {
        name: 'reconcile',
        file: 'reconcile.mjs',
        storedSettings: [],
        schedule: { cron: '15 3 * * ? *', metric: 'Discrepancies' },
      },
    ],
  },
  {
    ...defaults,
    name: 'products',
    priority: 40,
    port: 3040,
    needs: ['users'],
    publicPaths: documentation('products'),
    keyRoutes: ['GET /api/products', 'GET /api/products/*'],
    storedSettings: ['SERVICE_PUBLIC_KEYS'],
  },
];

/** The pair of paths of a service. `/api/orders*` would also match `/api/orders-other`. */
export function pathsOf(name: ServiceName): readonly [string, string] {
  return [`/api/${name}`, `/api/${name}/*`];
}

/** True for a service whose deployments shift requests from one target group to another. */
export function shiftsTraffic({ strategy }: Service): boolean {
  return strategy !== 'rolling';
}

/** The variables that a service reads from Parameter Store with this payment provider. */
export function storedSettingsOf(
  { storedSettings, providerSettings }: Service,
  provider: Provider | undefined,
): readonly string[] {
  return [...storedSettings, ...((provider && providerSettings?.[provider]) ?? [])];
}

function documentation(name: ServiceName): readonly string[] {
  return [`/api/${name}/openapi.json`, `/api/${name}/docs`, `/api/${name}/docs/*`];
}
