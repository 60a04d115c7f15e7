import { join } from 'node:path';
import type { Home } from '../state-dir/home.ts';
import type { Secrets } from '../state-dir/secrets.ts';
import type { Config } from './config.ts';
import type { Ports } from './ports.ts';

/** The settings, secrets and ports that all processes of a run share. */
export interface RunContext {
  readonly inherited: NodeJS.ProcessEnv;
  readonly config: Config;
  readonly home: Home;
  readonly secrets: Secrets;
  readonly ports: Ports;
  /**
   * The endpoint at which tasks log in to PostgreSQL with tokens.
   * @default - they log in to the server itself, by password
   */
  readonly databaseEndpoint?: DatabaseEndpoint | undefined;
  /**
   * Base URL of the OTLP receiver that spans are sent to.
   * @default - nothing is traced
   */
  readonly otlp?: string | undefined;
}

export interface DatabaseEndpoint {
  readonly port: number;
  /** The file of the certificate that its clients trust. */
  readonly certificate: string;
}

/** The tracing variables of a process; empty ones turn off those of a template. */
export function tracingEnvironment(
  { otlp, ports }: Pick<RunContext, 'otlp' | 'ports'>,
  service: string,
): NodeJS.ProcessEnv {
  if (otlp === undefined) return { OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: '' };
  return {
    OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: `http://127.0.0.1:${ports.traces}/v1/traces`,
    OTEL_SERVICE_NAME: service,
    OTEL_TRACES_SAMPLER_ARG: '1',
    OTEL_BSP_SCHEDULE_DELAY: '500',
  };
}

export function edgeUrl({ ports }: Pick<RunContext, 'ports'>): string {
  return `http://localhost:${ports.edge}`;
}

/** The URL of DynamoDB and EventBridge. */
export function cloudUrl({ ports }: Pick<RunContext, 'ports'>): string {
  return `http://127.0.0.1:${ports.cloud}`;
}

export function providerUrl({ ports }: Pick<RunContext, 'ports'>): string {
  return `http://127.0.0.1:${ports.provider}`;
}

/** The folder of Node's compile cache: the user's, or one in the home. */
export function compileCacheOf({
  inherited,
  home,
}: Pick<RunContext, 'inherited' | 'home'>): string {
  return inherited['NODE_COMPILE_CACHE'] ?? join(home.folder, 'cache');
}
