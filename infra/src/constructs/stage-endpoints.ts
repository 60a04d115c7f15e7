import type { StageEndpoints } from '../environment.ts';
import { namespaceName, stagePathPrefix } from '../names.ts';
import { lookUp } from '../parameters.ts';
import type { Service } from '../services.ts';
import type { StageStack } from '../stage-stack.ts';
import type { SynthOptions } from '../synth-options.ts';
import { internalPort } from './load-balancer.ts';

/** The addresses of what a service of this stage depends on. */
export function stageEndpoints(
  stack: StageStack,
  { stage, discovery }: SynthOptions,
  services: readonly Service[],
): StageEndpoints {
  const dnsName = () => lookUp(stack, stage, 'platform/balancer-address');
  const portOf = (name: string) => services.find((each) => each.name === name)?.port;
  return {
    stage: stage.name,
    provider: stage.provider,
    connections: stage.database.connections,
    tasks: stage.tasks.min,
    databaseHost: lookUp(stack, stage, 'data/host'),
    edgeUrl: lookUp(stack, stage, 'edge/url'),
    bus: () => lookUp(stack, stage, 'platform/bus'),
    peerUrl: (name) =>
      discovery === 'cloud-map'
        ? `http://${name}.${namespaceName(stage.name)}:${portOf(name)}`
        : `http://${dnsName()}:${internalPort}${stagePathPrefix(stage) ?? ''}`,
  };
}
