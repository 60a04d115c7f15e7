import type { Logger } from '@quartet/logging';
import pg from 'pg';
import { isConnectionBroken } from './failures.ts';
import { refuseExpired } from './refuse-expired.ts';
import type { Connection } from './queries.ts';

/** One connection that sends statements without waiting for earlier answers, replaced when it is lost. */
export interface Pipeline {
  readonly connection: Connection;
  close(): Promise<void>;
}

export function openPipeline(options: pg.ClientConfig, log: Logger): Pipeline {
  let current: Promise<pg.Client> | undefined;
  const all = new Set<pg.Client>();

  const connect = (): Promise<pg.Client> => {
    const client = new pg.Client({ ...options, pipeline: true });
    all.add(client);
    client.on('error', (error) => {
      log.warn({ err: error }, 'pipelined database connection lost');
      forget(connected);
    });
    client.on('end', () => {
      all.delete(client);
      forget(connected);
    });
    const connected = client.connect().then(
      () => client,
      (error: unknown) => {
        all.delete(client);
        forget(connected);
        throw error;
      },
    );
    return connected;
  };
  const forget = (client: Promise<pg.Client>) => {
    if (current === client) current = undefined;
  };
  const query = async (config: pg.QueryConfig): Promise<pg.QueryResult> => {
    const connected = (current ??= connect());
    const client = await connected;
    begin(client);
    try {
      return await ask(client, config);
    } catch (error) {
      if (isConnectionBroken(error)) {
        forget(connected);
        void client.end();
      }
      throw error;
    }
  };

  return {
    connection: { query },
    close: async () => {
      await Promise.all([...all].map((client) => client.end()));
    },
  };
}

/**
 * Drops a statement for which nobody waits any more. The others of one turn of the event loop are sent in one write: the
 * system call costs more than the statement.
 */
function begin({ connection: { stream } }: pg.Client): void {
  refuseExpired();
  if (stream.writableCorked > 0) return;
  stream.cork();
  setImmediate(() => stream.uncork());
}

/** Runs a query without the driver's copy of its config, which costs a tenth of a read. */
function ask(client: pg.Client, { name, text, values }: pg.QueryConfig): Promise<pg.QueryResult> {
  return new Promise((resolve, reject) => {
    const query = new pg.Query(text, values, (error, result) =>
      error ? reject(error) : resolve(result),
    );
    client.query(Object.assign(query, { name }));
  });
}
