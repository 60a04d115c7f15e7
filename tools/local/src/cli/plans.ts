import { join } from 'node:path';
import { file } from '../context/workspace.ts';
import type { KeptPlan } from '../supervisor/kept.ts';
import { answersOk } from '../supervisor/probe.ts';
import type { EdgeRegistry } from '../scheduler/edge-registry.ts';
import { StartError } from '@quartet/cloudformation/start-error';
import { withoutAccount } from '../scheduler/environment.ts';
import { cloudUrl, edgeUrl, providerUrl, type World } from '../context/world.ts';

const source = '--conditions=@quartet/source';

/** The payment company. */
export function providerPlan(world: World): KeptPlan {
  return {
    name: 'provider',
    args: [source, file('tools/payment-simulator/src/main.ts')],
    env: {
      ...common(world),
      PORT: String(world.ports.provider),
      JOURNAL: world.home.journal,
      WEBHOOK_URL: `${edgeUrl(world)}/api/payments/webhooks/simulator`,
      WEBHOOK_SECRET: world.secrets.webhookSecret,
    },
    isReady: () => answersOk(`${providerUrl(world)}/health/live`),
  };
}

/** DynamoDB and EventBridge; it reads the model from its file. */
export function cloudPlan(world: World): KeptPlan {
  const { home, ports } = world;
  return {
    name: 'cloud',
    args: [source, file('tools/aws/src/cloud/main.ts')],
    env: {
      ...common(world),
      PORT: String(ports.cloud),
      MODEL_FILE: home.model,
      EVENTS_FILE: home.events,
      TABLES_FOLDER: home.tables,
    },
    isReady: () => answersOk(`${cloudUrl(world)}/health`),
  };
}

/** The gateway and the balancer; it waits until it is told what to be. */
export function edgePlan(world: World, registry: EdgeRegistry): KeptPlan {
  return {
    name: 'edge',
    args: [source, file('tools/local/src/edge-process/main.ts')],
    env: common(world),
    talks: true,
    started: ({ process }) => registry.attach(process),
    isReady: () => {
      const failure = registry.failure();
      if (failure !== undefined) throw new StartError(`edge did not start: ${failure}`);
      return Promise.resolve(registry.isListening());
    },
  };
}

function common({ inherited, home }: World): NodeJS.ProcessEnv {
  return {
    ...withoutAccount(inherited),
    HOST: '127.0.0.1',
    LOG_FORMAT: 'json',
    NODE_COMPILE_CACHE: join(home.folder, 'cache'),
  };
}
