import type { ExecutorContext } from '@nx/devkit';
import { runStep, type DeploymentOptions, deploymentOf } from './deployment.ts';
import { deployService, needsDeployment } from './deploy-service.ts';

/** `nx deploy orders`: lets the service run the image that was just pushed, or says that it would. */
export function deploy(options: DeploymentOptions, context: ExecutorContext) {
  const delivery = deploymentOf(options, context);
  const { service, target, plan, report } = delivery;
  const { tag = '', digest = '' } = report.update({});
  const deployment = { service: service.name, release: { tag, digest }, target };
  return runStep(delivery, async () => {
    const before = await target.runningTag(service.name);
    if (plan) return { before, rolled: await needsDeployment(deployment) };
    return { before, ...(await deployService(deployment)) };
  });
}
