import { credentialEnvironment, endpointEnvironment } from '@quartet/aws/lambda/sdk-environment';
import { credentialsPath } from '@quartet/console/server/credentials-path';
import type { Container } from '@quartet/cloudformation/model/services';
import type { DatabaseUrls } from '../postgres/databases.ts';
import { variableOf } from '../context/config.ts';
import {
  cloudUrl,
  compileCacheOf,
  type RunContext,
  tracingEnvironment,
} from '../context/run-context.ts';
import { databaseEnvironment } from './database-environment.ts';
import { type ParameterSources, containerSecrets } from './parameters.ts';

export interface TaskContext {
  readonly context: RunContext;
  readonly sources: ParameterSources;
  /** Undefined of a service that has none. */
  readonly database: DatabaseUrls | undefined;
}

const region = 'us-east-1';

/** The environment of a task: its template, then the user's variables, then local values. */
export function taskEnvironment(
  container: Container,
  port: number,
  { context, sources, database }: TaskContext,
): NodeJS.ProcessEnv {
  return {
    ...container.environment,
    ...userSettings(context.inherited, sources),
    ...containerSecrets(container, sources),
    ...(container.environment['PROVIDER'] && providerSettings(context.inherited, sources)),
    ...localSettings(context, port),
    ...databaseEnvironment(container, { context, database }),
    ...credentialEnvironment(container.taskRoleArn),
    ...tracingEnvironment(context, container.environment['OTEL_SERVICE_NAME'] ?? ''),
  };
}

/** Local values for what AWS gives a task. */
function localSettings(context: RunContext, port: number): NodeJS.ProcessEnv {
  return {
    HOST: '127.0.0.1',
    PORT: String(port),
    ...endpointEnvironment(cloudUrl(context), region),
    ...(context.config.QUARTET_EVENTBRIDGE_URL && {
      AWS_ENDPOINT_URL_EVENTBRIDGE: context.config.QUARTET_EVENTBRIDGE_URL,
    }),
    LOG_FORMAT: 'json',
    DOCS_CREDENTIALS_URL: credentialsPath,
    DRAIN_DELAY: String(context.config.DRAIN_DELAY),
    NODE_COMPILE_CACHE: compileCacheOf(context),
  };
}

/**
 * Every setting may be given by the user; but `<NAME>_URL` is where the balancer sends the requests for a
 * service, so that all who ask it come through the balancer.
 */
function userSettings(
  inherited: NodeJS.ProcessEnv,
  { services }: ParameterSources,
): NodeJS.ProcessEnv {
  const hops = services.map(({ name }) => `${variableOf(name)}_URL`);
  return Object.fromEntries(
    Object.entries(withoutIgnoredVariables(inherited)).filter(
      ([name, value]) => value !== '' && !hops.includes(name),
    ),
  );
}

/** Whoever moves the money in the cloud, here it is the simulator, unless the user says otherwise and has the keys. */
function providerSettings(
  { PROVIDER, STRIPE_API_KEY, PROVIDER_WEBHOOK_SECRET }: NodeJS.ProcessEnv,
  { provider }: ParameterSources,
): NodeJS.ProcessEnv {
  if (!PROVIDER || PROVIDER === 'simulator')
    return { PROVIDER: 'simulator', PROVIDER_URL: provider };
  return {
    PROVIDER,
    ...(STRIPE_API_KEY && { STRIPE_API_KEY }),
    ...(PROVIDER_WEBHOOK_SECRET && { PROVIDER_WEBHOOK_SECRET }),
  };
}

const ignoredVariables = /^(?:AWS_|NX_|npm_|QUARTET_POSTGRES_URL$)/;

/** No process gets an account of the user's at AWS or PostgreSQL, or the variables of what has launched us. */
export function withoutIgnoredVariables(inherited: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(
    Object.entries(inherited).filter(([name]) => !ignoredVariables.test(name)),
  );
}
