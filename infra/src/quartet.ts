import type { App, Stack } from 'aws-cdk-lib';
import { checkPullRequests, rowIn } from './check-pull-requests.ts';
import { addTags } from './constructs/resource-tags.ts';
import { checkServices } from './check-services.ts';
import { checkStage } from './check-stage.ts';
import type { Service } from './services.ts';
import type { SynthOptions } from './synth-options.ts';
import { CiStack } from './stacks/ci-stack.ts';
import { DataStack } from './stacks/data-stack.ts';
import { HostedPlatformStack } from './stacks/hosted-platform-stack.ts';
import { HttpEdgeStack } from './stacks/http-edge-stack.ts';
import { NetworkStack } from './stacks/network-stack.ts';
import { PlatformStack } from './stacks/platform-stack.ts';
import { RealtimeStack } from './stacks/realtime-stack.ts';
import { RegistryStack } from './stacks/registry-stack.ts';
import { RestEdgeStack } from './stacks/rest-edge-stack.ts';
import { ServiceStack } from './stacks/service-stack.ts';
import { stageSynthesizer } from './stage-stack.ts';
import { stages } from './stages.ts';

/** Adds the stacks of the account and of the stage, in the order of their deployment; a pull request has fewer. */
export function addStacks(app: App, options: SynthOptions, rows: readonly Service[]): void {
  checkServices(rows);
  checkStage(options.stage);
  checkPullRequests(options.stage, rows, options.discovery);
  const { stage, account, region } = options;
  const services = rows.map((row) => rowIn(stage, row));
  const env = { account, region };
  const Edge = options.edge === 'rest' ? RestEdgeStack : HttpEdgeStack;
  const id = (name: string) => `quartet-${stage.name}-${name}`;

  const registries = stage.host ? [] : [addAccountStacks(app, options, services)];
  const shared = stage.host
    ? [new HostedPlatformStack(app, id('platform'), { env, options })]
    : [
        new NetworkStack(app, id('network'), { env, options }),
        new DataStack(app, id('data'), { env, options }),
        new PlatformStack(app, id('platform'), { env, options, services }),
      ];
  const edge = new Edge(app, id('edge'), { env, options, services });
  const realtime = new RealtimeStack(app, id('realtime'), { env, options });
  inOrder(...shared, edge, realtime);
  for (const service of services) {
    const props = { env, options, service, services };
    const stack = new ServiceStack(app, id(`svc-${service.name}`), props);
    for (const before of [...registries, edge]) inOrder(before, stack);
  }
}

/** Adds the stacks that all stages of an account share, and returns the one that services need. */
function addAccountStacks(
  app: App,
  { stage, account, region, github, oidcProvider, owner }: SynthOptions,
  services: readonly Service[],
): RegistryStack {
  const env = { account, region };
  const synthesizer = stageSynthesizer(stages[0]?.name ?? stage.name);
  const ci = new CiStack(app, 'quartet-ci', { env, github, oidcProvider });
  const registry = new RegistryStack(app, 'quartet-registry', { env, services, synthesizer });
  for (const shared of [ci, registry]) {
    addTags(shared, { app: 'quartet', stage: 'shared', service: 'shared', owner });
  }
  inOrder(ci, registry);
  return registry;
}

function inOrder(...stacks: readonly Stack[]): void {
  stacks.reduce((before, stack) => {
    stack.addStackDependency(before);
    return stack;
  });
}
