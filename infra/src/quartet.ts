import { type App, type Stack, Tags } from 'aws-cdk-lib';
import { checkServices } from './check-services.ts';
import type { Service } from './services.ts';
import type { Settings } from './settings.ts';
import { CiStack } from './stacks/ci-stack.ts';
import { DataStack } from './stacks/data-stack.ts';
import { HttpEdgeStack } from './stacks/http-edge-stack.ts';
import { NetworkStack } from './stacks/network-stack.ts';
import { PlatformStack } from './stacks/platform-stack.ts';
import { RealtimeStack } from './stacks/realtime-stack.ts';
import { RegistryStack } from './stacks/registry-stack.ts';
import { RestEdgeStack } from './stacks/rest-edge-stack.ts';
import { ServiceStack } from './stacks/service-stack.ts';
import { untagged } from './untagged.ts';

/** The whole system: what an account has once, and what each stage has, in the order of deployment. */
export function addStacks(app: App, settings: Settings, services: readonly Service[]): void {
  checkServices(services);
  const { stage, account, region, github } = settings;
  const env = { account, region };
  const Edge = settings.edge === 'rest' ? RestEdgeStack : HttpEdgeStack;
  const id = (name: string) => `quartet-${stage.name}-${name}`;

  const ci = new CiStack(app, 'quartet-ci', { env, github });
  const registry = new RegistryStack(app, 'quartet-registry', { env, services });
  const network = new NetworkStack(app, id('network'), { env, settings });
  const data = new DataStack(app, id('data'), { env, settings });
  const platform = new PlatformStack(app, id('platform'), { env, settings });
  const edge = new Edge(app, id('edge'), { env, settings, services });
  const realtime = new RealtimeStack(app, id('realtime'), { env, settings });
  inOrder(ci, registry);
  inOrder(network, data, platform, edge, realtime);
  for (const service of services) {
    const stack = new ServiceStack(app, id(`svc-${service.name}`), {
      env,
      settings,
      service,
      services,
    });
    inOrder(registry, stack);
    inOrder(edge, stack);
  }
  Tags.of(app).add('app', 'quartet', { excludeResourceTypes: [...untagged] });
}

function inOrder(...stacks: readonly Stack[]): void {
  stacks.reduce((before, stack) => {
    stack.addStackDependency(before);
    return stack;
  });
}
