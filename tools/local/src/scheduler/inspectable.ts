import type { Service } from '@quartet/cloudformation/model/services';

/** A day: longer than anybody stands at a breakpoint. */
const gracePeriod = 86_400;

/** A service whose tasks are not replaced while a debugger has paused them and no health check passes. */
export function inspectable(service: Service): Service {
  const container = { ...service.container, healthCheck: undefined };
  return { ...service, healthCheckGracePeriod: gracePeriod, container };
}
