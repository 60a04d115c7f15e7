import type { Logger } from '@quartet/logging';
import pg from 'pg';
import { unavailableOr } from './failures.ts';
import { migrate } from './migrate.ts';
import { openPipeline } from './pipeline.ts';
import { perform, queriesOn, type Queries, type Transaction } from './queries.ts';
import type { DatabaseConfig } from './settings.ts';

const int8 = 20;
pg.types.setTypeParser(int8, Number);

/** A service's own database. Each statement outside of a transaction is one of its own. */
export interface Database extends Queries {
  /** One pipelined connection: several times as fast, for reads of single rows only. */
  readonly reads: Queries;
  /** Commits what the work did, or rolls all of it back and throws what the work threw. */
  transaction<T>(work: (tx: Transaction) => Promise<T>): Promise<T>;
  /** Brings the tables up to date; waits while another task does so, and until the database is there. */
  migrate(folder: URL): Promise<void>;
  close(): Promise<void>;
}

/** Opens no connection yet, so that a service can listen before its database is there. */
export function openDatabase(config: DatabaseConfig, log: Logger): Database {
  const pool = new pg.Pool(poolOptions(config));
  pool.on('error', (error) => log.warn({ err: error }, 'lost an idle database connection'));
  const pipeline = openPipeline(connectionOptions(config), log);
  return {
    ...queriesOn(pool),
    reads: queriesOn(pipeline.connection),
    transaction: (work) => transact(pool, work),
    migrate: (folder) => migrate({ url: config.MIGRATIONS_DATABASE_URL, folder, log }),
    close: async () => {
      await Promise.all([pool.end(), pipeline.close()]);
    },
  };
}

function connectionOptions(config: DatabaseConfig): pg.ClientConfig {
  return {
    connectionString: config.DATABASE_URL,
    connectionTimeoutMillis: config.DATABASE_CONNECT_TIMEOUT,
    query_timeout: config.DATABASE_QUERY_TIMEOUT,
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

async function transact<T>(pool: pg.Pool, work: (tx: Transaction) => Promise<T>): Promise<T> {
  const client = await checkOut(pool);
  try {
    await perform(client, { text: 'BEGIN' }, []);
    const result = await work(queriesOn(client));
    await perform(client, { text: 'COMMIT' }, []);
    client.release();
    return result;
  } catch (error) {
    await rollBack(client);
    throw error;
  }
}

async function checkOut(pool: pg.Pool): Promise<pg.PoolClient> {
  try {
    return await pool.connect();
  } catch (error) {
    throw unavailableOr(error);
  }
}

/** A connection that cannot even roll back is thrown away; the server then rolls back by itself. */
async function rollBack(client: pg.PoolClient): Promise<void> {
  try {
    await perform(client, { text: 'ROLLBACK' }, []);
    client.release();
  } catch {
    client.release(true);
  }
}
