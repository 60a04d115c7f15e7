import type { Database } from '@quartet/database';
import type { PeerWatch } from '@quartet/http';
import type { AppDeps } from '@quartet/service';
import type { Deps } from './deps.ts';
import { type OperationsConfig, postgresOperations } from './outside/postgres-operations.ts';
import { postgresNotices } from './outside/postgres-notices.ts';
import { postgresPayments } from './outside/postgres-payments.ts';
import { postgresReviews } from './outside/postgres-reviews.ts';
import { postgresSettlements } from './outside/postgres-settlements.ts';
import { watchedProvider } from './outside/watched-provider.ts';

export interface Parts extends Pick<Deps, 'provider' | 'webhooks'> {
  /** Watches the answers of the provider. @default - nobody does */
  readonly watch?: PeerWatch;
  readonly app: AppDeps;
  readonly database: Database;
  readonly config: OperationsConfig;
}

export function compose({ app, database, config, watch, ...outsides }: Parts): Deps {
  return {
    ...app,
    payments: postgresPayments(database, config),
    operations: postgresOperations(database, config),
    notices: postgresNotices(database),
    reviews: postgresReviews(database),
    settlements: postgresSettlements(database),
    webhooks: outsides.webhooks,
    provider: watch ? watchedProvider(outsides.provider, watch) : outsides.provider,
  };
}
