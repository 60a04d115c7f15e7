import type { ExecutorContext } from '@nx/devkit';
import { UserError } from '@quartet/cloudformation/user-error';
import { type DeploymentOptions, deploymentOf, runStep } from './deployment.ts';

/** `nx run infra:remove --stage=pr-123`: removes the stage of a pull request. */
export function remove(options: DeploymentOptions, context: ExecutorContext) {
  const delivery = deploymentOf(options, context);
  const { target, plan } = delivery;
  return runStep(delivery, async () => {
    if (plan) throw new UserError('A removal has no plan: leave out --plan, and it removes.');
    if (!target.remove) {
      throw new UserError(`${target.name} is not the stage of a pull request, and is not removed.`);
    }
    return { stacks: await target.remove(), why: ['removed'] };
  });
}
