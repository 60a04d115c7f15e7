import { file } from '../context/workspace.ts';
import type { SupervisedProcessPlan } from '../supervisor/supervised-process.ts';
import { respondsOk } from '../supervisor/probe.ts';
import type { EdgeRegistry } from '../scheduler/edge-registry.ts';
import { UserError } from '@quartet/cloudformation/user-error';
import { withoutIgnoredVariables } from '../scheduler/environment.ts';
import {
  cloudUrl,
  compileCacheOf,
  edgeUrl,
  providerUrl,
  type RunContext,
  tracingEnvironment,
} from '../context/run-context.ts';

const source = '--conditions=@quartet/source';

/** The payment company. */
export function providerPlan(context: RunContext): SupervisedProcessPlan {
  return {
    name: 'provider',
    args: [source, file('tools/payment-simulator/src/main.ts')],
    env: {
      ...commonEnvironment(context, 'provider'),
      PORT: String(context.ports.provider),
      JOURNAL: context.home.journal,
      WEBHOOK_URL: `${edgeUrl(context)}/api/payments/webhooks/simulator`,
      WEBHOOK_SECRET: context.secrets.webhookSecret,
    },
    isReady: () => respondsOk(`${providerUrl(context)}/health/live`),
  };
}

/**
 * DynamoDB, EventBridge and the database endpoint; it reads the model from its file.
 * @param database the URL of PostgreSQL
 */
export function cloudPlan(context: RunContext, database: string): SupervisedProcessPlan {
  const { home, ports } = context;
  return {
    name: 'cloud',
    args: [source, file('tools/local/src/cloud-process/main.ts')],
    env: {
      ...commonEnvironment(context, 'cloud'),
      PORT: String(ports.cloud),
      MODEL_FILE: home.model,
      EVENTS_FILE: home.events,
      TABLES_FOLDER: home.tables,
      ...endpointSettings(context, database),
    },
    isReady: () => respondsOk(`${cloudUrl(context)}/health`),
  };
}

function endpointSettings(
  { databaseEndpoint, home }: RunContext,
  database: string,
): NodeJS.ProcessEnv {
  if (databaseEndpoint === undefined) return {};
  return {
    DATABASE_ENDPOINT_PORT: String(databaseEndpoint.port),
    DATABASE_SERVER: new URL(database).host,
    DATABASE_CERTIFICATE_FILE: home.database.certificate,
    DATABASE_KEY_FILE: home.database.key,
    SECRETS_FILE: home.secrets,
  };
}

/** The gateway and the balancer; it waits until it is told what to be. */
export function edgePlan(context: RunContext, registry: EdgeRegistry): SupervisedProcessPlan {
  return {
    name: 'edge',
    args: [source, file('tools/local/src/edge-process/main.ts')],
    env: commonEnvironment(context, 'edge'),
    hasIpc: true,
    onStart: ({ process }) => registry.attach(process),
    isReady: () => {
      const failure = registry.failure();
      if (failure !== undefined) throw new UserError(`edge did not start: ${failure}`);
      return Promise.resolve(registry.isListening());
    },
  };
}

function commonEnvironment(context: RunContext, name: string): NodeJS.ProcessEnv {
  return {
    ...withoutIgnoredVariables(context.inherited),
    HOST: '127.0.0.1',
    LOG_FORMAT: 'json',
    NODE_COMPILE_CACHE: compileCacheOf(context),
    ...tracingEnvironment(context, name),
  };
}
