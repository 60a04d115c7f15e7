import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { freePort } from '@quartet/postgres';
import { runnerProgram } from '../programs.ts';

/** The fields of `ready.json` that a benchmark needs. */
export interface Ready {
  readonly url: string;
  readonly apiKey: string;
  readonly shopper: { readonly email: string; readonly password: string };
  readonly tasks: readonly {
    readonly service: string;
    readonly pid: number;
    readonly port: number;
  }[];
  readonly control: { readonly url: string; readonly token: string };
}

/** A complete Quartet, as `npm start` runs it, without rate limits. */
export interface Quartet extends AsyncDisposable {
  readonly ready: Ready;
  /** The pid of a process, by the name of its pid file. */
  pid(name: string): number;
}

const limit = 180_000;

/** @param folder the folder of its data and its log */
export async function startQuartet(folder: string): Promise<Quartet> {
  const home = join(folder, 'quartet');
  const file = join(folder, 'quartet.log');
  const log = openSync(file, 'a');
  const child = spawn(process.execPath, ['--conditions=@quartet/source', runnerProgram], {
    env: {
      ...process.env,
      QUARTET_HOME: home,
      QUARTET_PORT: String(await freePort()),
      QUARTET_RATE_LIMITS: 'off',
      LOG_FORMAT: 'json',
    },
    stdio: ['ignore', log, log],
  });
  closeSync(log);
  const ready = await untilReady(child, join(home, 'ready.json')).catch((cause: unknown) => {
    throw new Error(`Quartet did not start: ${readFileSync(file, 'utf8').slice(-2_000)}`, {
      cause,
    });
  });
  return {
    ready,
    pid: (name) => Number(readFileSync(join(home, 'run', `${name}.pid`), 'utf8')),
    [Symbol.asyncDispose]: () => end(child),
  };
}

async function untilReady(child: ChildProcess, file: string): Promise<Ready> {
  const deadline = performance.now() + limit;
  for (;;) {
    const text = readIfThere(file);
    if (text !== undefined) return JSON.parse(text) as Ready;
    if (child.exitCode !== null) throw new Error('the process exited');
    if (performance.now() > deadline) throw new Error(`it was not ready within ${limit} ms`);
    await pause(50);
  }
}

function readIfThere(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const exit = once(child, 'exit');
  child.kill('SIGTERM');
  await exit;
}
