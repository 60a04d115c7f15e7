import { join } from 'node:path';
import { services, type Service, type ServiceName } from '@quartet/infra/services';
import type { Config } from './config.ts';
import type { DatabaseUrls } from '../postgres/databases.ts';
import type { Home } from '../home/home.ts';
import { publicHalf, type Secrets } from '../home/secrets.ts';

export interface Ports {
  readonly edge: number;
  readonly provider: number;
  readonly services: Readonly<Record<ServiceName, number>>;
}

/** What the environments of all processes are made of. */
export interface World {
  readonly inherited: NodeJS.ProcessEnv;
  readonly config: Config;
  readonly home: Home;
  readonly secrets: Secrets;
  readonly ports: Ports;
}

export function edgeUrl({ ports }: World): string {
  return `http://localhost:${ports.edge}`;
}

/** Where the service listens itself. */
export function ownUrl({ ports }: World, name: ServiceName): string {
  return `http://127.0.0.1:${ports.services[name]}`;
}

export function providerUrl({ ports }: World): string {
  return `http://127.0.0.1:${ports.provider}`;
}

/** Where others find a service: its own address, or what the user has put before it. */
function urlOf(world: World, name: ServiceName): string {
  const variable = `${name.toUpperCase()}_URL` as `${Uppercase<ServiceName>}_URL`;
  return world.config[variable] ?? ownUrl(world, name);
}

export function serviceEnvironment(
  world: World,
  service: Service,
  database: DatabaseUrls,
): NodeJS.ProcessEnv {
  const { secrets, config } = world;
  return {
    ...common(world),
    ...peerUrls(world),
    PORT: String(world.ports.services[service.name]),
    DRAIN_DELAY: String(config.DRAIN_DELAY),
    WRITES_PER_SECOND: String(config.WRITES_PER_SECOND),
    DATABASE_URL: database.app,
    MIGRATIONS_DATABASE_URL: database.owner,
    JWKS_URL: `${urlOf(world, 'users')}/api/users/.well-known/jwks.json`,
    TOKEN_ISSUER: `${edgeUrl(world)}/api/users`,
    TOKEN_AUDIENCE: 'quartet',
    SERVICE_PUBLIC_KEYS: JSON.stringify({ orders: { keys: [publicHalf(secrets.serviceKey)] } }),
    EVENTS_FILE: world.home.events,
    ...ownSecrets(world)[service.name],
  };
}

export function providerEnvironment(world: World): NodeJS.ProcessEnv {
  return {
    ...common(world),
    PORT: String(world.ports.provider),
    JOURNAL: world.home.journal,
    WEBHOOK_URL: `${edgeUrl(world)}/api/payments/webhooks/simulator`,
    WEBHOOK_SECRET: world.secrets.webhookSecret,
  };
}

export function edgeEnvironment(world: World, keyHash: string): NodeJS.ProcessEnv {
  const targets = Object.fromEntries(services.map(({ name }) => [name, urlOf(world, name)]));
  return {
    ...common(world),
    PORT: String(world.ports.edge),
    TARGETS: JSON.stringify(targets),
    API_KEY_SHA256: keyHash,
  };
}

/** What only one service may know. */
function ownSecrets({ secrets, config, ...world }: World): Record<ServiceName, NodeJS.ProcessEnv> {
  return {
    orders: { SERVICE_PRIVATE_KEY: JSON.stringify(secrets.serviceKey) },
    users: {
      SIGNING_KEYS: JSON.stringify(secrets.signingKeys),
      REFRESH_TOKEN_SECRET: secrets.refreshTokenSecret,
    },
    payments: {
      PROVIDER_URL: config.QUARTET_PROVIDER_URL ?? `http://127.0.0.1:${world.ports.provider}`,
      PROVIDER_WEBHOOK_SECRET: secrets.webhookSecret,
    },
    products: {},
  };
}

function peerUrls(world: World): NodeJS.ProcessEnv {
  return Object.fromEntries(
    services.map(({ name }) => [`${name.toUpperCase()}_URL`, urlOf(world, name)]),
  );
}

function common({ inherited, config, home }: World): NodeJS.ProcessEnv {
  const pretty = isPretty(config);
  return {
    ...inherited,
    HOST: '127.0.0.1',
    LOG_FORMAT: pretty ? 'pretty' : 'json',
    NODE_COMPILE_CACHE: join(home.folder, 'cache'),
    ...(pretty && { FORCE_COLOR: '1' }),
  };
}

/** Pretty for a person at a terminal, JSON for a program at the other end of a pipe. */
export function isPretty({ LOG_FORMAT }: Config): boolean {
  return (LOG_FORMAT ?? (process.stdout.isTTY ? 'pretty' : 'json')) === 'pretty';
}
