import type { Logger } from '@quartet/logging';
import pg from 'pg';
import { unavailableOr } from './failures.ts';

/** One connection that sends statements without waiting for earlier answers, replaced when it is lost. */
export interface Pipeline {
  connection(): pg.Client | Promise<pg.Client>;
  close(): Promise<void>;
}

export function openPipeline(options: pg.ClientConfig, log: Logger): Pipeline {
  let open: pg.Client | undefined;
  let opening: Promise<pg.Client> | undefined;

  const connect = async (): Promise<pg.Client> => {
    const client = new pg.Client({ ...options, pipeline: true });
    const forget = () => {
      if (open === client) open = undefined;
    };
    client.on('error', (error) => {
      log.warn({ err: error }, 'lost the pipelined database connection');
      forget();
    });
    client.on('end', forget);
    try {
      await client.connect();
    } catch (error) {
      throw unavailableOr(error);
    } finally {
      opening = undefined;
    }
    open = client;
    return client;
  };

  return {
    connection: () => open ?? (opening ??= connect()),
    close: async () => {
      await open?.end();
    },
  };
}
