import type { ExecutorContext } from '@nx/devkit';
import { runStep, type DeploymentOptions, deploymentOf } from './deployment.ts';
import { deploymentReasons, deployService, needsDeployment } from './deploy-service.ts';

/** `nx deploy orders`: lets the service run the image that was just pushed, or says that it would. */
export function deploy(options: DeploymentOptions, context: ExecutorContext) {
  const delivery = deploymentOf(options, context);
  const { service, target, plan, report } = delivery;
  const { tag = '', digest = '', why: changes } = report.update({});
  const deployment = { service: service.name, release: { tag, digest }, target };
  return runStep(delivery, async () => {
    const before = await target.runningTag(service.name);
    const why = await deploymentReasons(deployment, changes);
    if (plan) return { before, why, rolled: await needsDeployment(deployment) };
    return { before, why, ...(await deployService(deployment)) };
  });
}
