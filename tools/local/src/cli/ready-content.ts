import type { ReadyContent } from '@quartet/local-client/ready-content';
import type { Stack } from './stack.ts';
import { edgeUrl, providerUrl, type RunContext } from '../context/run-context.ts';

/** The current content of `ready.json`. */
export function readyContent(
  context: RunContext,
  { services, scheduler, control }: Stack,
): ReadyContent {
  const { apiKey, admin, shopper } = context.secrets;
  const databases = services.flatMap(({ service, database }) =>
    database ? [[service.name, database.app] as const] : [],
  );
  return {
    url: edgeUrl(context),
    ...{ apiKey, admin, shopper, control },
    databases: Object.fromEntries(databases),
    tasks: scheduler.rows().map(({ name, service, pid, port }) => ({ name, service, pid, port })),
    provider: { url: providerUrl(context), journal: context.home.journal },
  };
}
