import type { IVpc } from 'aws-cdk-lib/aws-ec2';
import { Cluster, type ICluster } from 'aws-cdk-lib/aws-ecs';
import { internalPort } from './balancer.ts';
import type { Places } from '../environment.ts';
import { lookUp } from '../parameters.ts';
import type { Service } from '../services.ts';
import type { Settings } from '../settings.ts';
import { namespaceName } from '../stacks/platform-stack.ts';
import type { StageStack } from '../stacks/stage-stack.ts';

/** Where a service of this stage finds what it needs. */
export function placesIn(
  stack: StageStack,
  { stage, discovery }: Settings,
  services: readonly Service[],
): Places {
  const balancer = () => lookUp(stack, stage, 'platform/balancer-address');
  const portOf = (name: string) => services.find((each) => each.name === name)?.port;
  return {
    stage: stage.name,
    provider: stage.provider,
    databaseHost: lookUp(stack, stage, 'data/host'),
    edgeUrl: lookUp(stack, stage, 'edge/url'),
    bus: () => lookUp(stack, stage, 'platform/bus'),
    peerUrl: (name) =>
      discovery === 'cloud-map'
        ? `http://${name}.${namespaceName(stage.name)}:${portOf(name)}`
        : `http://${balancer()}:${internalPort}`,
  };
}

/** The cluster of this stage, as a stack sees it that did not make it. */
export function clusterOf(stack: StageStack, { stage }: Settings, vpc: IVpc): ICluster {
  return Cluster.fromClusterAttributes(stack, 'Cluster', {
    clusterName: lookUp(stack, stage, 'platform/cluster'),
    vpc,
  });
}
