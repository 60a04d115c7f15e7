import type { ExecutorContext } from '@nx/devkit';
import { changesInProject } from '../report/why.ts';
import { runStep, type DeploymentOptions, deploymentOf } from './deployment.ts';

/** `nx deploy infra`: deploys what all services stand on, as far as it is not there yet. */
export function deployStacks(options: DeploymentOptions, context: ExecutorContext) {
  const delivery = deploymentOf(options, context);
  const { target, plan, changeScope } = delivery;
  return runStep(delivery, async () => {
    if (!plan) await target.prepare?.();
    const behind = await target.outdatedStacks();
    if (behind.length === 0) return {};
    const done = plan ? { stacks: behind } : await target.deployShared(behind);
    return { ...done, why: changesInProject(changeScope) };
  });
}
