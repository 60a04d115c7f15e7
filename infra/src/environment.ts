import { databasePort, masterUser } from './constructs/aurora-cluster.ts';
import { commonLimits, specificLimits } from './limits.ts';
import { isPullRequest } from './names.ts';
import type { Provider, Service } from './services.ts';
import type { SynthOptions } from './synth-options.ts';

/** The endpoints of a stage, as values or as tokens that resolve during a deployment. */
export interface StageEndpoints {
  readonly stage: string;
  readonly provider: Provider | undefined;
  readonly databaseHost: string;
  /** The most connections to the database that a task opens. */
  readonly connections: number;
  /** The least number of tasks of each service. */
  readonly tasks: number;
  readonly edgeUrl: string;
  readonly bus: () => string;
  /** The address at which a service reaches another one. */
  readonly peerUrl: (name: string) => string;
}

/** The environment variables of a service, without secrets: those come from Parameter Store. */
export function environmentOf(service: Service, endpoints: StageEndpoints): Record<string, string> {
  return {
    NODE_ENV: 'production',
    HOST: '0.0.0.0',
    PORT: String(service.port),
    LOG_FORMAT: 'json',
    STAGE: endpoints.stage,
    TOKEN_ISSUER: `${endpoints.edgeUrl}/api/users`,
    TOKEN_AUDIENCE: 'quartet',
    ...(service.needs.includes('users') && {
      JWKS_URL: `${endpoints.peerUrl('users')}/api/users/.well-known/jwks.json`,
    }),
    DATABASE_AUTH: 'iam',
    DATABASE_URL: databaseUrl(service, 'app', endpoints),
    ...Object.fromEntries(
      calledServices(service).map((name) => [urlVariable(name), endpoints.peerUrl(name)]),
    ),
    DATABASE_POOL_SIZE: String(endpoints.connections),
    SERVICE_TASKS: String(endpoints.tasks),
    ...commonLimits,
    ...Object.fromEntries(service.limits.map((name) => [name, specificLimits[name]])),
    ...(service.providerSettings && endpoints.provider && { PROVIDER: endpoints.provider }),
    ...(service.publishesEvents && { EVENT_BUS: endpoints.bus() }),
  };
}

/** The environment variables that turn on tracing. */
export function tracingEnvironment(
  { name }: Service,
  { stage, region }: SynthOptions,
): Record<string, string> {
  return {
    OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: `https://xray.${region}.amazonaws.com/v1/traces`,
    OTEL_SERVICE_NAME: name,
    OTEL_TRACES_SAMPLER_ARG: String(stage.traceSampleRate),
  };
}

/** The database URL of the task that migrates, with the role that owns the tables. */
export function migrationsUrl(service: Service, endpoints: StageEndpoints): string {
  return databaseUrl(service, 'owner', endpoints);
}

/** The server's URL for the task that creates the database, with the master user. */
export function masterUrl({ databaseHost }: StageEndpoints): string {
  return `postgres://${masterUser}@${databaseHost}:${databasePort}/postgres?sslmode=verify-full`;
}

/**
 * The name of a service's database, with underscores, so that SQL need not quote it. A pull request has databases
 * beside those of its host.
 */
export function databaseName({ name }: Service, stage: string): string {
  const parts = ['quartet', ...(isPullRequest(stage) ? [stage] : []), name];
  return parts.join('_').replaceAll('-', '_');
}

export function roleName(service: Service, stage: string, kind: 'app' | 'owner'): string {
  return `${databaseName(service, stage)}_${kind}`;
}

function databaseUrl(
  service: Service,
  kind: 'app' | 'owner',
  { databaseHost, stage }: StageEndpoints,
): string {
  const role = roleName(service, stage, kind);
  const address = `${databaseHost}:${databasePort}/${databaseName(service, stage)}`;
  return `postgres://${role}@${address}?sslmode=verify-full`;
}

/** The services that it calls. The users service is needed only for its keys. */
function calledServices({ needs }: Service): readonly string[] {
  return needs.filter((name) => name !== 'users');
}

function urlVariable(name: string): string {
  return `${name.toUpperCase().replaceAll('-', '_')}_URL`;
}
