import { services, type Service, type ServiceName } from '@quartet/infra/services';

/** A service and all that it needs, directly or not; every service when none is asked for. */
export function chooseServices(asked: ServiceName | undefined): readonly Service[] {
  if (asked === undefined) return services;
  const wanted = new Set<ServiceName>([asked]);
  for (const name of wanted) {
    for (const need of services.find((each) => each.name === name)?.needs ?? []) wanted.add(need);
  }
  return services.filter(({ name }) => wanted.has(name));
}
