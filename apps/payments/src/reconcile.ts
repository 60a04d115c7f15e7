import { setTimeout as wait } from 'node:timers/promises';
import { configOrExit } from '@quartet/config';
import { openTaskDatabase } from '@quartet/database';
import { createLogger } from '@quartet/logging';
import { ReconcileConfig } from './config.ts';
import type { Review } from './domain/review.ts';
import { openStatement } from './outside/open-provider.ts';
import { postgresPayments } from './outside/postgres-payments.ts';
import { postgresReconciliations } from './outside/postgres-reconciliations.ts';
import { postgresReviews } from './outside/postgres-reviews.ts';
import { reconcile } from './processing/reconcile.ts';

const config = configOrExit(ReconcileConfig, process.env);
const log = createLogger('payments', config);
const database = openTaskDatabase(config, log);
const statement = await openStatement(config);

const write = (row: object) => process.stdout.write(`${JSON.stringify(row)}\n`);
const report = ({ kind, subject, provider, books, advice }: Review) =>
  write({ kind, subject, provider, books, advice });

try {
  const run = await reconcile({
    payments: postgresPayments(database, { OPERATION_LEASE: 0 }),
    reviews: postgresReviews(database),
    store: postgresReconciliations(database, config),
    ...{ statement, log, report, pause: wait },
  });
  const found = run?.found ?? 0;
  log.info({ count: found, metrics: { Discrepancies: found } }, 'reconciliation finished');
  write(run ?? { skipped: 'another reconciliation is under way, or nothing is old enough' });
  process.exitCode = found === 0 ? 0 : 1;
} finally {
  await Promise.all([statement.close(), database.close()]);
}
