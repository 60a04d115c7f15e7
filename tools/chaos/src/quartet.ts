import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, existsSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { workspace } from '@quartet/bench/programs';
import { DataSources } from '@quartet/invariants';
import { removeData } from '@quartet/postgres';
import { z } from 'zod';

const Account = z.object({ email: z.string(), password: z.string() });

/** The fields of `ready.json` that a chaos test needs. */
export const Ready = DataSources.extend({
  url: z.url(),
  apiKey: z.string(),
  admin: Account,
  shopper: Account,
});

export type Ready = z.output<typeof Ready>;

/** A complete Quartet, started as a user starts it. */
export interface Quartet extends AsyncDisposable {
  readonly home: string;
  readonly ready: Ready;
}

export interface QuartetPlan {
  readonly folder: string;
  /** Additional environment variables. */
  readonly environment: NodeJS.ProcessEnv;
  /** Stops waiting for the start. */
  readonly signal: AbortSignal;
}

const runner = ['--conditions=@quartet/source', 'tools/local/src/main.ts', '--scale', 'orders=2'];
const limit = 180_000;
const stopLimit = 5_000;

export async function startQuartet({ folder, environment, signal }: QuartetPlan): Promise<Quartet> {
  const home = join(folder, 'home');
  const log = openSync(join(folder, 'quartet.log'), 'a');
  const child = spawn(process.execPath, runner, {
    cwd: workspace,
    env: {
      ...userEnvironment(),
      QUARTET_HOME: home,
      QUARTET_PORT: '0',
      QUARTET_RATE_LIMITS: 'off',
      STOP_LIMIT: String(stopLimit),
      LOG_FORMAT: 'json',
      NO_COLOR: '1',
      ...environment,
    },
    detached: true,
    stdio: ['ignore', log, log],
  });
  closeSync(log);
  const end = stopperOf(child);
  process.once('exit', () => child.kill('SIGINT'));
  try {
    const ready = await untilReady(home, child, signal);
    return { home, ready, [Symbol.asyncDispose]: () => end(home) };
  } catch (cause) {
    await end(home);
    throw cause;
  }
}

/** Returns a function that stops Quartet. A second SIGINT forces the exit. */
function stopperOf(child: ChildProcess): (home: string) => Promise<void> {
  const ended = once(child, 'close');
  return async (home) => {
    child.kill('SIGINT');
    const late = setTimeout(() => child.kill('SIGINT'), stopLimit);
    await ended;
    clearTimeout(late);
    await removeData(join(home, 'postgres'));
  };
}

async function untilReady(home: string, child: ChildProcess, signal: AbortSignal): Promise<Ready> {
  const file = join(home, 'ready.json');
  const deadline = performance.now() + limit;
  while (!existsSync(file)) {
    if (child.exitCode !== null)
      throw new Error(`Quartet did not start; see ${home}/../quartet.log`);
    if (performance.now() > deadline) throw new Error(`Quartet did not start within ${limit} ms`);
    await pause(100, undefined, { signal });
  }
  return Ready.parse(JSON.parse(readFileSync(file, 'utf8')));
}

/** The environment of a user's shell, without the variables of Nx and npm. */
function userEnvironment(): NodeJS.ProcessEnv {
  const inherited = /^(NX_|npm_|NODE_OPTIONS$|FORCE_COLOR$)/;
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !inherited.test(name)));
}
