export type ServiceName = 'orders' | 'users' | 'payments' | 'products';

/** How a new release takes over from the one before. */
export type Strategy = 'rolling' | 'blueGreen' | 'canary';

/** Who moves the money: the simulator, or the real company. */
export type Provider = 'simulator' | 'stripe';

/** What grows when a service falls behind, in seconds; each has an alarm. */
export type Backlog = 'SagaAge' | 'OutboxLag';

/** One service as the edge, the balancer, the tasks and the local run see it. */
export interface Service {
  readonly name: ServiceName;
  /** Of its listener rule; the lowest number is asked first. */
  readonly priority: number;
  /** What its container listens on. */
  readonly port: number;
  /** The services that it calls. */
  readonly needs: readonly ServiceName[];
  /** Paths that need no API key; a final `*` stands for anything. */
  readonly publicPaths: readonly string[];
  /** Routes where an API key is enough; all others need a user's token as well. */
  readonly keyRoutes: readonly string[];
  /** Paths that its peers read beside `/internal/<name>`. */
  readonly peerPaths: readonly string[];
  /** Requests per second that the edge lets through on one of its routes, and in one burst. */
  readonly rate: number;
  readonly burst: number;
  /** Of one task: CPU units (1024 are a core) and MiB, a pair that Fargate offers. */
  readonly cpu: number;
  readonly memory: number;
  /** Requests per minute and task above which a task is added. */
  readonly requestsPerTask: number;
  readonly strategy: Strategy;
  /** Variables that a task takes from the parameter store when it starts: secrets, and what only the stage knows. */
  readonly storedSettings: readonly string[];
  /** Those that it takes besides for the provider of its stage, which it is told of; of the service that moves the money. */
  readonly providerSettings?: Readonly<Record<Provider, readonly string[]>>;
  /** Time limits of limits.ts that only some services have. */
  readonly limits: readonly ('SAGA_WAIT' | 'PROVIDER_TIMEOUT')[];
  readonly backlogs: readonly Backlog[];
  /** Whether it tells the event bus what happened. */
  readonly publishesEvents: boolean;
  /** Tasks that are run by hand, each with its file in the image and the settings it is given. */
  readonly chores: readonly Chore[];
}

export interface Chore {
  readonly name: string;
  readonly file: string;
  readonly storedSettings: readonly string[];
}

const usual = {
  peerPaths: [],
  keyRoutes: [],
  rate: 50,
  burst: 100,
  cpu: 256,
  memory: 512,
  requestsPerTask: 6_000,
  strategy: 'rolling',
  limits: [],
  backlogs: [],
  publishesEvents: false,
  chores: [],
} as const;

export const services: readonly Service[] = [
  {
    ...usual,
    name: 'orders',
    priority: 10,
    port: 3010,
    needs: ['users', 'products', 'payments'],
    publicPaths: documentation('orders'),
    storedSettings: ['SERVICE_PRIVATE_KEY'],
    limits: ['SAGA_WAIT'],
    backlogs: ['SagaAge', 'OutboxLag'],
    publishesEvents: true,
  },
  {
    ...usual,
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
    cpu: 512,
    memory: 1_024,
    storedSettings: ['SIGNING_KEYS', 'REFRESH_TOKEN_SECRET'],
    chores: [
      {
        name: 'admin',
        file: 'create-admin.mjs',
        storedSettings: ['ADMIN_EMAIL', 'ADMIN_PASSWORD'],
      },
    ],
  },
  {
    ...usual,
    name: 'payments',
    priority: 30,
    port: 3030,
    needs: ['users'],
    publicPaths: [...documentation('payments'), '/api/payments/webhooks/*'],
    rate: 20,
    burst: 40,
    storedSettings: ['SERVICE_PUBLIC_KEYS', 'PROVIDER_WEBHOOK_SECRET'],
    providerSettings: { simulator: ['PROVIDER_URL'], stripe: ['STRIPE_API_KEY'] },
    limits: ['PROVIDER_TIMEOUT'],
  },
  {
    ...usual,
    name: 'products',
    priority: 40,
    port: 3040,
    needs: ['users'],
    publicPaths: documentation('products'),
    keyRoutes: ['GET /api/products', 'GET /api/products/*'],
    rate: 100,
    burst: 200,
    storedSettings: ['SERVICE_PUBLIC_KEYS'],
  },
];

/** The pair of paths of a service. `/api/orders*` instead would also take `/api/orders-other`. */
export function pathsOf(name: ServiceName): readonly [string, string] {
  return [`/api/${name}`, `/api/${name}/*`];
}

/** The variables that a service takes from the parameter store where this provider moves the money. */
export function storedSettingsOf(
  { storedSettings, providerSettings }: Service,
  provider: Provider,
): readonly string[] {
  return [...storedSettings, ...(providerSettings?.[provider] ?? [])];
}

function documentation(name: ServiceName): readonly string[] {
  return [`/api/${name}/openapi.json`, `/api/${name}/docs`, `/api/${name}/docs/*`];
}
