import type { Service } from '@quartet/cloudformation/model/services';

const list = new Intl.ListFormat('en');
const words = { ROLLING: 'rolling', BLUE_GREEN: 'blue/green', CANARY: 'canary' } as const;

/** What to say of the services whose releases take over otherwise on AWS; undefined when there are none. */
export function deploymentStrategyNote(
  services: readonly Pick<Service, 'name' | 'deployment'>[],
): string | undefined {
  const others = services.flatMap(({ name, deployment }) =>
    !deployment || deployment.strategy === 'ROLLING'
      ? []
      : `${name} (${words[deployment.strategy]})`,
  );
  if (others.length === 0) return undefined;
  return `releases take over as rolling ones do here, those of ${list.format(others)} too`;
}
