import type { Database } from '@quartet/database';
import type { AppDeps } from '@quartet/service';
import type { Deps } from './deps.ts';
import { type OperationsConfig, postgresOperations } from './outside/postgres-operations.ts';
import { postgresNotices } from './outside/postgres-notices.ts';
import { postgresPayments } from './outside/postgres-payments.ts';
import { postgresReviews } from './outside/postgres-reviews.ts';

export interface Parts extends Pick<Deps, 'provider' | 'webhooks'> {
  readonly app: AppDeps;
  readonly database: Database;
  readonly config: OperationsConfig;
}

export function compose({ app, database, config, provider, webhooks }: Parts): Deps {
  return {
    ...app,
    payments: postgresPayments(database, config),
    operations: postgresOperations(database, config),
    notices: postgresNotices(database),
    reviews: postgresReviews(database),
    provider,
    webhooks,
  };
}
