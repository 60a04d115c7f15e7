import { setTimeout as pause } from 'node:timers/promises';
import { removeData, startPostgres, type Postgres, WrongPassword } from '@quartet/postgres';
import type { Home } from '../state-dir/home.ts';
import type { Lifeline } from '../supervisor/lifeline.ts';
import { print } from '../terminal/print.ts';
import { removeStateFile, writeStateFile } from '../os/state-file.ts';
import { UserError } from '@quartet/cloudformation/user-error';

/** The PostgreSQL of the stack, kept running until it is stopped. */
export interface Server {
  /** The superuser. */
  readonly url: string;
  stop(): Promise<void>;
}

export interface ServerOptions {
  readonly home: Home;
  readonly lifeline: Lifeline;
  readonly port: number;
  readonly password: string;
  /** Forget the data first. */
  readonly reset: boolean;
}

const rest = 200;

/** A server of the user's own: it is not ours to stop. */
export function externalServer(url: string): Server {
  return { url, stop: () => Promise.resolve() };
}

export async function startServer(serverOptions: ServerOptions): Promise<Server> {
  const { home, lifeline, port, password, reset } = serverOptions;
  const options = { home: home.postgres, port, password, durable: true };
  if (reset) await removeData(home.postgres);
  const stopping = new AbortController();
  let current = await launch().catch((cause) => {
    throw explain(cause, home);
  });

  async function launch(): Promise<Postgres> {
    const started = await startPostgres(options);
    lifeline.track(started.pid);
    writeStateFile(home.pid('postgres'), String(started.pid));
    return started;
  }

  async function live(): Promise<void> {
    for (;;) {
      await current.ended;
      lifeline.untrack(current.pid);
      removeStateFile(home.pid('postgres'));
      if (stopping.signal.aborted) return;
      print.note('postgres exited; restarting it');
      current = await untilLaunched();
    }
  }

  async function untilLaunched(): Promise<Postgres> {
    for (;;) {
      try {
        return await launch();
      } catch (error) {
        print.note(String(error));
        await pause(rest);
      }
    }
  }

  const life = live();
  return {
    url: current.url,
    stop: async () => {
      stopping.abort();
      await current.stop();
      await life;
    },
  };
}

function explain(cause: unknown, { secrets, postgres }: Home): unknown {
  if (!(cause instanceof WrongPassword)) return cause;
  return new UserError(
    `${secrets} is not the one that the data in ${postgres} was made with; put that one back, or forget the data with npm start -- --reset.`,
    { cause },
  );
}
