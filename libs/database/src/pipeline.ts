import type { Logger } from '@quartet/logging';
import { Problem } from '@quartet/problem';
import pg from 'pg';
import { unavailableOr } from './failures.ts';
import type { Connection } from './queries.ts';

/** One connection that sends statements without waiting for earlier answers, replaced when it is lost. */
export interface Pipeline {
  readonly connection: Connection;
  close(): Promise<void>;
}

export function openPipeline(options: pg.ClientConfig, log: Logger): Pipeline {
  let current: Promise<pg.Client> | undefined;

  const forget = (client: Promise<pg.Client>) => {
    if (current === client) current = undefined;
  };
  const connect = (): Promise<pg.Client> => {
    const client = new pg.Client({ ...options, pipeline: true });
    const connected = client.connect().then(() => client);
    client.on('error', (error) => {
      log.warn({ err: error }, 'lost the pipelined database connection');
      forget(connected);
    });
    client.on('end', () => forget(connected));
    return connected;
  };
  const query = async (config: pg.QueryConfig): Promise<pg.QueryResult> => {
    const client = (current ??= connect());
    try {
      return await (await client).query(config);
    } catch (error) {
      if (unavailableOr(error) instanceof Problem) forget(client);
      throw error;
    }
  };

  return {
    connection: { query },
    close: async () => {
      await current?.then((client) => client.end());
    },
  };
}
