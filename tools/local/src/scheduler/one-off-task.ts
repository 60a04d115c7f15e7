import type { Container } from '@quartet/cloudformation/model/services';
import { failureReason } from '../supervisor/failure-reason.ts';
import { DeploymentFailed } from './deployment-failed.ts';
import type { Launcher } from './launcher.ts';
import type { Release } from './release.ts';

export interface OneOffTaskPlan {
  /** A one-off task of this release; undefined when it has none of this name. */
  readonly oneOffTaskOf: (release: Release, name: string) => Container | undefined;
  /** The environment of one of its one-off tasks. */
  readonly oneOffTaskEnvironment: (container: Container) => NodeJS.ProcessEnv;
}

interface OneOffTask {
  readonly service: string;
  /** Such as `migrate`. */
  readonly task: string;
  readonly release: Release;
  readonly plan: OneOffTaskPlan | undefined;
  readonly launcher: Launcher;
}

/** Runs a one-off task to its end, as ECS does. @throws DeploymentFailed with the reason when it fails */
export async function runOneOffTask(options: OneOffTask): Promise<void> {
  const { plan, launcher, service, task, release } = options;
  const container = plan?.oneOffTaskOf(release, task);
  if (!plan || !container) throw new DeploymentFailed(`${service} has no one-off task "${task}".`);
  const env = plan.oneOffTaskEnvironment(container);
  const launched = launcher.launch({ name: `${service}-${task}`, release, container, env });
  if ((await launched.ended) === 'exit code 0') return;
  throw new DeploymentFailed(
    `${service}-${task} failed: ${failureReason(launched.recentOutput())}`,
  );
}
