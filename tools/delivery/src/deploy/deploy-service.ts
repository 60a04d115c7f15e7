import type { DeployTarget, Release } from '../target/deploy-target.ts';
import type { Row } from '../report/row.ts';

interface ServiceDeployment {
  readonly service: string;
  readonly release: Release;
  readonly target: DeployTarget;
}

/** Lets a service run an image, unless it does. */
export async function deployService({
  service,
  release,
  target,
}: ServiceDeployment): Promise<Pick<Row, 'rolled' | 'stacks'>> {
  if (!(await needsDeployment({ service, release, target }))) return { rolled: false, stacks: [] };
  return { rolled: true, stacks: await target.deploy(service, release) };
}

/** The reasons to deploy a service: its changes, or that it is the first time. */
export async function deploymentReasons(
  { service, target }: Pick<ServiceDeployment, 'service' | 'target'>,
  changes: readonly string[],
): Promise<readonly string[]> {
  return (await target.wasDeployed(service)) ? changes : ['never deployed here'];
}

export async function needsDeployment({
  service,
  release,
  target,
}: ServiceDeployment): Promise<boolean> {
  const running = await target.runningTag(service);
  return running !== release.tag || (await target.needsDeploy(service));
}
