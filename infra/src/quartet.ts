import type { App, Stack } from 'aws-cdk-lib';
import { addTags } from './constructs/resource-tags.ts';
import { checkServices } from './check-services.ts';
import { checkStage } from './check-stage.ts';
import type { Service } from './services.ts';
import type { SynthOptions } from './synth-options.ts';
import { CiStack } from './stacks/ci-stack.ts';
import { DataStack } from './stacks/data-stack.ts';
import { HttpEdgeStack } from './stacks/http-edge-stack.ts';
import { NetworkStack } from './stacks/network-stack.ts';
import { PlatformStack } from './stacks/platform-stack.ts';
import { RealtimeStack } from './stacks/realtime-stack.ts';
import { RegistryStack } from './stacks/registry-stack.ts';
import { RestEdgeStack } from './stacks/rest-edge-stack.ts';
import { ServiceStack } from './stacks/service-stack.ts';
import { stageSynthesizer } from './stage-stack.ts';
import { stages } from './stages.ts';

/** Adds the stacks of the account and of the stage, in the order of their deployment. */
export function addStacks(app: App, options: SynthOptions, services: readonly Service[]): void {
  checkServices(services);
  checkStage(options.stage);
  const { stage, account, region, github, oidcProvider } = options;
  const env = { account, region };
  const Edge = options.edge === 'rest' ? RestEdgeStack : HttpEdgeStack;
  const id = (name: string) => `quartet-${stage.name}-${name}`;

  const synthesizer = stageSynthesizer(stages[0]?.name ?? stage.name);
  const ci = new CiStack(app, 'quartet-ci', { env, github, oidcProvider });
  const registry = new RegistryStack(app, 'quartet-registry', { env, services, synthesizer });
  const network = new NetworkStack(app, id('network'), { env, options });
  const data = new DataStack(app, id('data'), { env, options });
  const platform = new PlatformStack(app, id('platform'), { env, options, services });
  const edge = new Edge(app, id('edge'), { env, options, services });
  const realtime = new RealtimeStack(app, id('realtime'), { env, options });
  for (const shared of [ci, registry]) {
    addTags(shared, { app: 'quartet', stage: 'shared', service: 'shared', owner: options.owner });
  }
  inOrder(ci, registry);
  inOrder(network, data, platform, edge, realtime);
  for (const service of services) {
    const stack = new ServiceStack(app, id(`svc-${service.name}`), {
      env,
      options,
      service,
      services,
    });
    inOrder(registry, stack);
    inOrder(edge, stack);
  }
}

function inOrder(...stacks: readonly Stack[]): void {
  stacks.reduce((before, stack) => {
    stack.addStackDependency(before);
    return stack;
  });
}
