import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import type { Service } from '@quartet/infra/services';
import type { DatabaseUrls } from '../postgres/databases.ts';
import {
  edgeEnvironment,
  edgeUrl,
  ownUrl,
  providerEnvironment,
  providerUrl,
  serviceEnvironment,
  type World,
} from './environment.ts';
import { answers, answersOk } from '../processes/probe.ts';
import type { TaskPlan } from '../processes/task.ts';

const source = '--conditions=@quartet/source';

export function servicePlan(
  world: World,
  service: Service,
  { database, watched }: { readonly database: DatabaseUrls; readonly watched: boolean },
): TaskPlan {
  const { name } = service;
  const watch = watched ? ['--watch', '--watch-preserve-output'] : [];
  return {
    name: `${name}-1`,
    args: [source, ...watch, file(`apps/${name}/src/main.ts`)],
    env: serviceEnvironment(world, service, database),
    isReady: () => answersOk(`${ownUrl(world, name)}/health/ready`),
    watched,
  };
}

export function providerPlan(world: World): TaskPlan {
  return {
    name: 'provider',
    args: [source, file('tools/provider/src/main.ts')],
    env: providerEnvironment(world),
    isReady: () => answersOk(`${providerUrl(world)}/health/live`),
    watched: false,
  };
}

export function edgePlan(world: World): TaskPlan {
  const keyHash = createHash('sha256').update(world.secrets.apiKey).digest('hex');
  return {
    name: 'edge',
    args: [source, file('tools/local/src/edge/main.ts')],
    env: edgeEnvironment(world, keyHash),
    isReady: () => answers(edgeUrl(world)),
    watched: false,
  };
}

/** A file of the workspace. */
export function file(path: string): string {
  return fileURLToPath(new URL(`../../../../${path}`, import.meta.url));
}
