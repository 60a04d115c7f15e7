import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { freePort, removeData, startPostgres } from '@quartet/postgres';
import { processTree, sendSignal } from './processes.ts';

/** A PostgreSQL server that can be stopped or paused, and comes back at the same address. */
export interface Database extends AsyncDisposable {
  /** The URL of the superuser. */
  readonly url: string;
  stop(): Promise<void>;
  start(): Promise<void>;
  /** Stops all of its processes with SIGSTOP, so that connections stay open. */
  pause(): Promise<void>;
  resume(): Promise<void>;
}

export async function openDatabase(folder: string): Promise<Database> {
  const home = join(folder, 'postgres');
  const password = randomBytes(24).toString('base64url');
  const options = { home, port: await freePort(), durable: true, password };
  let server = await startPostgres(options);

  const signalAll = async (name: 'SIGSTOP' | 'SIGCONT') => {
    for (const pid of await processTree(server.pid)) sendSignal(pid, name);
  };

  return {
    url: server.url,
    stop: () => server.stop(),
    start: async () => {
      server = await startPostgres(options);
    },
    pause: () => signalAll('SIGSTOP'),
    resume: () => signalAll('SIGCONT'),
    [Symbol.asyncDispose]: async () => {
      await signalAll('SIGCONT');
      await server.stop();
      await removeData(home);
    },
  };
}
