import type { Logger } from '@quartet/logging';
import pg from 'pg';
import { clientConfig } from './client-config.ts';
import { migrate, waitForDatabase } from './migrate.ts';
import { openPipeline } from './pipeline.ts';
import { openPool } from './pool.ts';
import { type Queries, queriesOn, type Transaction } from './queries.ts';
import type { DatabaseConfig } from './settings.ts';

/** The server ends a slow statement and says so; we stop waiting only when even that does not come. */
const grace = 250;

const int8 = 20;
pg.types.setTypeParser(int8, Number);

/** A service's own database. Each statement outside of a transaction is one of its own. */
export interface Database extends Queries {
  /** One pipelined connection: several times as fast, for reads of single rows only. */
  readonly reads: Queries;
  /** Commits what the work did, or rolls all of it back and throws what the work threw. */
  transaction<T>(work: (tx: Transaction) => Promise<T>): Promise<T>;
  /**
   * Brings the tables up to date, folder after folder; waits while another task does so, and until the database
   * is there. Without MIGRATIONS_DATABASE_URL it only waits.
   */
  migrate(...folders: readonly URL[]): Promise<void>;
  close(): Promise<void>;
}

/** Opens no connection yet, so that a service can listen before its database is there. */
export function openDatabase(config: DatabaseConfig, log: Logger): Database {
  const pool = openPool(poolOptions(config), log);
  const pipeline = openPipeline(connectionOptions(config), log);
  return {
    ...queriesOn(pool),
    reads: queriesOn(pipeline.connection),
    transaction: pool.transaction,
    migrate: async (...folders) => {
      const { MIGRATIONS_DATABASE_URL: url, DATABASE_AUTH: authentication } = config;
      if (url === undefined)
        return waitForDatabase({ url: config.DATABASE_URL, authentication, log });
      for (const folder of folders) await migrate({ url, authentication, folder, log });
    },
    close: async () => {
      await Promise.all([pool.close(), pipeline.close()]);
    },
  };
}

/** Milliseconds that a task waits for a busy database, as a request must not. */
const taskTimeout = 60_000;

/** The database of a one-off task: no request waits for it, so that it ends only for a database that is away. */
export function openTaskDatabase(config: DatabaseConfig, log: Logger): Database {
  const timeouts = {
    DATABASE_CONNECT_TIMEOUT: Math.max(config.DATABASE_CONNECT_TIMEOUT, taskTimeout),
    DATABASE_QUERY_TIMEOUT: Math.max(config.DATABASE_QUERY_TIMEOUT, taskTimeout),
  };
  return openDatabase({ ...config, ...timeouts }, log);
}

function connectionOptions(config: DatabaseConfig): pg.ClientConfig {
  return {
    ...clientConfig(config.DATABASE_URL, config.DATABASE_AUTH),
    connectionTimeoutMillis: config.DATABASE_CONNECT_TIMEOUT,
    query_timeout: config.DATABASE_QUERY_TIMEOUT + grace,
    statement_timeout: config.DATABASE_QUERY_TIMEOUT,
    idle_in_transaction_session_timeout: config.DATABASE_IDLE_IN_TRANSACTION_TIMEOUT,
    keepAlive: true,
  };
}

function poolOptions(config: DatabaseConfig): pg.PoolConfig {
  return {
    ...connectionOptions(config),
    max: config.DATABASE_POOL_SIZE,
    idleTimeoutMillis: 30_000,
  };
}
