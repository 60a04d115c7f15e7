import type { ExecutorContext } from '@nx/devkit';
import { pushService } from '../push/push-service.ts';
import { openRepository } from '../push/registry.ts';
import { changesInImage } from '../report/why.ts';
import { type DeploymentOptions, deploymentOf, runStep } from './deployment.ts';

/** `nx push orders`: sees to it that the registry has the image of a service, or says what that would take. */
export function push(options: DeploymentOptions, context: ExecutorContext) {
  const delivery = deploymentOf(options, context);
  const { service, target, plan, changeScope } = delivery;
  return runStep(delivery, async () => {
    const repository = openRepository(await target.registry(), target.repositoryOf(service.name));
    return {
      ...(await pushService(service, repository, { plan, stagePrefix: target.tagPrefix })),
      why: changesInImage(changeScope),
    };
  });
}
