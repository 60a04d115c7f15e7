import { setTimeout as wait } from 'node:timers/promises';
import type { Logger } from '@quartet/logging';
import { Problem } from '@quartet/problem';
import pg from 'pg';
import { clientConfig, type Authentication } from './client-config.ts';
import { unavailableOr } from './failures.ts';

export interface Login {
  readonly url: string;
  /** @default 'password' */
  readonly authentication?: Authentication;
  readonly log: Logger;
  /**
   * Milliseconds after which an unavailable database is an error.
   * @default - it is waited for without a limit
   */
  readonly giveUpAfter?: number;
  /** The name that `pg_stat_activity` shows for the session. */
  readonly application?: string;
}

const retryAfter = 500;
/** Time limits for a connection in milliseconds; they grow with each attempt, for slow machines. */
const connectTimeouts = { first: 2_000, last: 30_000 };

/** Opens a connection; retries while the database is unavailable, as one that resumes from a pause is. */
export async function connect(login: Login): Promise<pg.Client> {
  const { url, authentication = 'password', log, giveUpAfter = Infinity, application } = login;
  const deadline = performance.now() + giveUpAfter;
  let { first: timeout } = connectTimeouts;
  for (;;) {
    const client = new pg.Client({
      ...clientConfig(url, authentication),
      connectionTimeoutMillis: timeout,
      ...(application !== undefined && { application_name: application }),
    });
    client.on('error', (error) => log.warn({ err: error }, 'database connection lost'));
    try {
      await client.connect();
      return client;
    } catch (error) {
      const isPassing = unavailableOr(error) instanceof Problem;
      if (!isPassing || performance.now() > deadline) throw error;
      log.warn({ err: error }, 'waiting for the database');
      await wait(retryAfter);
      timeout = Math.min(timeout * 2, connectTimeouts.last);
    }
  }
}
