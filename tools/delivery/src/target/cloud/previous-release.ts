import {
  DescribeServiceRevisionsCommand,
  type ECSClient,
  ListServiceDeploymentsCommand,
} from '@aws-sdk/client-ecs';
import type { Release } from '../deploy-target.ts';
import { imageTagOf } from './ecs-service.ts';
import type { EcsServiceName } from './stage-names.ts';

/** The last image that tasks of the service were steady with, other than this one. ECS remembers three months. */
export async function previousRelease(
  { cluster, service }: EcsServiceName,
  running: string | undefined,
  ecs: ECSClient,
): Promise<Release | undefined> {
  const { serviceDeployments = [] } = await ecs.send(
    new ListServiceDeploymentsCommand({ cluster, service, status: ['SUCCESSFUL'] }),
  );
  const newestFirst = [...serviceDeployments].sort(
    (one, other) => Number(other.createdAt) - Number(one.createdAt),
  );
  for (const { targetServiceRevisionArn = '' } of newestFirst) {
    const release = await releaseOf(targetServiceRevisionArn, ecs);
    if (release && release.tag !== running) return release;
  }
  return undefined;
}

async function releaseOf(revision: string, ecs: ECSClient): Promise<Release | undefined> {
  const { serviceRevisions = [] } = await ecs.send(
    new DescribeServiceRevisionsCommand({ serviceRevisionArns: [revision] }),
  );
  const [found] = serviceRevisions;
  const { imageDigest: digest = '' } = found?.containerImages?.[0] ?? {};
  const tag = await imageTagOf(found?.taskDefinition, ecs);
  return tag === undefined ? undefined : { tag, digest };
}
