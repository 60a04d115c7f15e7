import type { ReadyContent } from '@quartet/local-client/ready-content';
import type { Stack } from './stack.ts';
import { edgeUrl, providerUrl, type World } from '../context/world.ts';

/** What `ready.json` says at this moment. */
export function describe(world: World, { planned, scheduler, control }: Stack): ReadyContent {
  const { apiKey, admin, shopper } = world.secrets;
  const databases = planned.flatMap(({ service, database }) =>
    database ? [[service.name, database.app] as const] : [],
  );
  return {
    url: edgeUrl(world),
    ...{ apiKey, admin, shopper, control },
    databases: Object.fromEntries(databases),
    tasks: scheduler.rows().map(({ name, service, pid, port }) => ({ name, service, pid, port })),
    provider: { url: providerUrl(world), journal: world.home.journal },
  };
}
