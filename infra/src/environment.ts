import { databasePort } from './constructs/cluster.ts';
import { commonLimits, particularLimits } from './limits.ts';
import type { Provider, Service } from './services.ts';
import type { Settings } from './settings.ts';

/** Where things are in a stage, as values or as tokens that become values in a deployment. */
export interface Places {
  readonly stage: string;
  readonly provider: Provider;
  readonly databaseHost: string;
  readonly edgeUrl: string;
  readonly bus: () => string;
  /** Where a service finds another one. */
  readonly peerUrl: (name: string) => string;
}

/** What a service reads from its environment. No secret is in it: those come from the parameter store. */
export function environmentOf(service: Service, places: Places): Record<string, string> {
  return {
    NODE_ENV: 'production',
    HOST: '0.0.0.0',
    PORT: String(service.port),
    LOG_FORMAT: 'json',
    STAGE: places.stage,
    TOKEN_ISSUER: `${places.edgeUrl}/api/users`,
    TOKEN_AUDIENCE: 'quartet',
    ...(service.needs.includes('users') && {
      JWKS_URL: `${places.peerUrl('users')}/api/users/.well-known/jwks.json`,
    }),
    DATABASE_AUTH: 'iam',
    DATABASE_URL: databaseUrl(service, 'app', places),
    ...Object.fromEntries(called(service).map((name) => [variable(name), places.peerUrl(name)])),
    ...commonLimits,
    ...Object.fromEntries(service.limits.map((name) => [name, particularLimits[name]])),
    ...(service.providerSettings && { PROVIDER: places.provider }),
    ...(service.publishesEvents && { EVENT_BUS: places.bus() }),
  };
}

/** What makes a process trace the requests that it serves; its image has the file beside its own. */
export function tracingOf({ name }: Service, { stage, region }: Settings): Record<string, string> {
  return {
    OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: `https://xray.${region}.amazonaws.com/v1/traces`,
    OTEL_SERVICE_NAME: name,
    OTEL_TRACES_SAMPLER_ARG: String(stage.traced),
  };
}

/** The same database as the role that owns its tables; for the task that migrates. */
export function migrationsUrl(service: Service, places: Places): string {
  return databaseUrl(service, 'owner', places);
}

/** Small letters and underscores, as PostgreSQL likes names. */
export function databaseName({ name }: Service): string {
  return `quartet_${name.replaceAll('-', '_')}`;
}

export function roleName(service: Service, kind: 'app' | 'owner'): string {
  return `${databaseName(service)}_${kind}`;
}

function databaseUrl(service: Service, kind: 'app' | 'owner', { databaseHost }: Places): string {
  const role = roleName(service, kind);
  const place = `${databaseHost}:${databasePort}/${databaseName(service)}`;
  return `postgres://${role}@${place}?sslmode=verify-full`;
}

/** The users service is needed for its keys alone. */
function called({ needs }: Service): readonly string[] {
  return needs.filter((name) => name !== 'users');
}

function variable(name: string): string {
  return `${name.toUpperCase().replaceAll('-', '_')}_URL`;
}
