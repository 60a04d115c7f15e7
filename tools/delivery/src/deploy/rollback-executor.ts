import { UserError } from '@quartet/cloudformation/user-error';
import type { ExecutorContext } from '@nx/devkit';
import { runStep, type DeploymentOptions, deploymentOf } from './deployment.ts';

/** `nx rollback orders`: back to the image before, which the registry still has. */
export function rollback(options: DeploymentOptions, context: ExecutorContext) {
  const delivery = deploymentOf(options, context);
  const { service, target, plan } = delivery;
  return runStep(delivery, async () => {
    const { name } = service;
    const [now, release] = [await target.runningTag(name), await target.previousRelease(name)];
    if (!release) {
      throw new UserError(`${name} has run no other image before in ${target.name}.`);
    }
    const stacks = plan ? [] : await target.deploy(name, release);
    return { ...release, stacks, rolled: true, before: now, why: ['rolled back'] };
  });
}
