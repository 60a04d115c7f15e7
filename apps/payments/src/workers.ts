import type { Database } from '@quartet/database';
import { forgetAcceptedEvents } from '@quartet/events';
import { again, loop, type Worker } from '@quartet/service';
import type { Config } from './config.ts';
import type { Deps, ProviderAnswers } from './deps.ts';
import { sweep } from './processing/sweep.ts';
import { wakeOperations } from './processing/wake-operations.ts';

export interface WorkerParts {
  readonly deps: Deps;
  readonly answers: ProviderAnswers;
  readonly database: Database;
  readonly config: Config;
}

/** The background work of a task. */
export function createWorkers({ deps, answers, database, config }: WorkerParts): readonly Worker[] {
  const { log, reviews, operations } = deps;
  const gauge = loop({
    name: 'measure the reviews',
    optional: true,
    every: config.REVIEW_SWEEP,
    log,
    sweep: async () => log.info({ metrics: { ReviewAge: await reviews.oldest() } }, 'open reviews'),
  });
  return [
    loop({
      name: 'operations',
      every: config.OPERATION_SWEEP,
      log,
      sweep: async () => {
        await wakeOperations(operations, answers);
        return sweep(deps);
      },
    }),
    ...(config.STAGE === undefined ? [] : [gauge]),
    loop({
      name: 'forget accepted events',
      optional: true,
      every: config.INBOX_SWEEP,
      log,
      sweep: async () =>
        (await forgetAcceptedEvents(database, config.INBOX_KEPT)) ? again : undefined,
    }),
  ];
}
