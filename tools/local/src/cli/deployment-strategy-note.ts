import type { Service } from '@quartet/cloudformation/model/services';

const list = new Intl.ListFormat('en');
const words = { ROLLING: 'rolling', BLUE_GREEN: 'blue/green', CANARY: 'canary' } as const;

/** A note on services that AWS deploys by another strategy; undefined when there are none. */
export function deploymentStrategyNote(
  services: readonly Pick<Service, 'name' | 'deployment'>[],
): string | undefined {
  const others = services.flatMap(({ name, deployment }) =>
    !deployment || deployment.strategy === 'ROLLING'
      ? []
      : `${name} (${words[deployment.strategy]})`,
  );
  if (others.length === 0) return undefined;
  return `Blue/green and canary run as rolling deployments locally: ${list.format(others)}`;
}
