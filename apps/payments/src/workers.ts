import type { Database } from '@quartet/database';
import { forgetAcceptedEvents } from '@quartet/events';
import { again, loop, type Worker } from '@quartet/service';
import type { Config } from './config.ts';
import type { Deps } from './deps.ts';
import { sweep } from './processing/sweep.ts';

/** The background work of a task. */
export function createWorkers(deps: Deps, database: Database, config: Config): readonly Worker[] {
  const { log, reviews } = deps;
  const gauge = loop({
    name: 'measure the reviews',
    every: config.REVIEW_SWEEP,
    log,
    sweep: async () => log.info({ metrics: { ReviewAge: await reviews.oldest() } }, 'open reviews'),
  });
  return [
    loop({ name: 'operations', every: config.OPERATION_SWEEP, log, sweep: () => sweep(deps) }),
    ...(config.STAGE === undefined ? [] : [gauge]),
    loop({
      name: 'forget accepted events',
      every: config.INBOX_SWEEP,
      log,
      sweep: async () =>
        (await forgetAcceptedEvents(database, config.INBOX_KEPT)) ? again : undefined,
    }),
  ];
}
