import type { Logger } from '@quartet/logging';
import pg from 'pg';
import { isConnectionBroken, unavailableOr } from './failures.ts';
import { refuseExpired } from './refuse-expired.ts';
import { type Connection, perform, queriesOn, type Transaction } from './queries.ts';

/** The connections of a task, each used by one statement or one transaction at a time. */
export interface Pool extends Connection {
  transaction<T>(work: (tx: Transaction) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

export function openPool(options: pg.PoolConfig, log: Logger): Pool {
  const pool = new pg.Pool(options);
  // A connection can be lost while nobody waits for an answer: in use, and between two statements.
  pool.on('connect', (client) =>
    client.on('error', (error) => log.warn({ err: error }, 'database connection lost')),
  );
  pool.on('error', () => undefined);
  return {
    query: async (config) => {
      const client = await checkOut(pool);
      try {
        const result = await client.query(config);
        client.release();
        return result;
      } catch (error) {
        client.release(isConnectionBroken(error));
        throw error;
      }
    },
    transaction: (work) => transact(pool, work),
    close: () => pool.end(),
  };
}

async function transact<T>(pool: pg.Pool, work: (tx: Transaction) => Promise<T>): Promise<T> {
  const client = await checkOut(pool);
  try {
    await perform(client, { text: 'BEGIN' }, []);
    const result = await work(
      queriesOn({ query: (config) => client.query(config), isTransaction: true }),
    );
    await commit(client);
    client.release();
    return result;
  } catch (error) {
    await rollBack(client, error);
    throw error;
  }
}

async function checkOut(pool: pg.Pool): Promise<pg.PoolClient> {
  const client = await connect(pool);
  try {
    refuseExpired();
    return client;
  } catch (error) {
    client.release();
    throw error;
  }
}

async function connect(pool: pg.Pool): Promise<pg.PoolClient> {
  try {
    return await pool.connect();
  } catch (error) {
    throw unavailableOr(error);
  }
}

/** PostgreSQL answers the COMMIT of a failed transaction with ROLLBACK and without an error. */
async function commit(client: pg.PoolClient): Promise<void> {
  const { command } = await perform(client, { text: 'COMMIT' }, []);
  if (command !== 'COMMIT')
    throw new Error('the transaction was rolled back because one of its statements failed');
}

/** A connection that may still be busy is thrown away; the server then rolls back by itself. */
async function rollBack(client: pg.PoolClient, reason: unknown): Promise<void> {
  if (isConnectionBroken(reason)) return client.release(true);
  try {
    await perform(client, { text: 'ROLLBACK' }, []);
    client.release();
  } catch {
    client.release(true);
  }
}
