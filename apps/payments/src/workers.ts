import type { Database } from '@quartet/database';
import { forgetAcceptedEvents } from '@quartet/events';
import { again, loop, type Worker } from '@quartet/service';
import type { Config } from './config.ts';
import type { Deps, ProviderAnswers } from './deps.ts';
import { createOperationRecovery } from './processing/sweep.ts';
import { wakeOperations } from './processing/wake-operations.ts';

export interface WorkerParts {
  readonly deps: Deps;
  readonly answers: ProviderAnswers;
  readonly database: Database;
  readonly config: Config;
}

/** The background work of a task. */
export function createWorkers({ deps, answers, database, config }: WorkerParts): readonly Worker[] {
  const { log, reviews } = deps;
  const gauge = loop({
    name: 'measure the reviews',
    optional: true,
    every: config.REVIEW_SWEEP,
    log,
    sweep: async () => log.info({ metrics: { ReviewAge: await reviews.oldest() } }, 'open reviews'),
  });
  return [
    createRecoveryWorker({ deps, answers, config }),
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

/** Stops when the operations under way have ended, so that their leases need not expire. */
function createRecoveryWorker({
  deps,
  answers,
  config,
}: Pick<WorkerParts, 'deps' | 'answers' | 'config'>): Worker {
  const recovery = createOperationRecovery(deps, config.OPERATION_IN_FLIGHT);
  const { start, stop } = loop({
    name: 'operations',
    every: config.OPERATION_SWEEP,
    log: deps.log,
    sweep: async () => {
      await wakeOperations(deps.operations, answers);
      return recovery.sweep();
    },
  });
  return {
    start,
    stop: async () => {
      await stop();
      await recovery.settled();
    },
  };
}
