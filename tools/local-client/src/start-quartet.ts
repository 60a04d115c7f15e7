import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { removeData } from '@quartet/postgres';
import { readReady } from './ready.ts';
import type { ReadyContent } from './ready-content.ts';
import { userEnvironment } from './user-environment.ts';

export interface QuartetPlan {
  /** The state folder. The output goes to `quartet.log` beside it. */
  readonly home: string;
  /** @default this workspace */
  readonly root?: string;
  /** @default the program of `npm start`, without npm */
  readonly command?: readonly [program: string, ...args: string[]];
  /** Additional environment variables. */
  readonly environment?: NodeJS.ProcessEnv;
  /** Stops waiting for the start. */
  readonly signal?: AbortSignal;
  /** Milliseconds after which a stop is forced. @default 30 s */
  readonly stopLimit?: number;
  /** True for a home that is started again, with the data that it has. @default false */
  readonly keepsData?: boolean;
}

/** A complete Quartet without rate limits. Disposing of it removes its data, unless it keeps them. */
export interface Quartet extends AsyncDisposable {
  readonly home: string;
  readonly ready: ReadyContent;
}

export const workspace = join(import.meta.dirname, '../../..');

/** Runs the sources of the local run. */
export const runner = [
  process.execPath,
  '--conditions=@quartet/source',
  'tools/local/src/main.ts',
  'start',
] as const;

const startLimit = 500_000;
const defaultStopLimit = 30_000;
const pollInterval = 50;

/** Starts a Quartet in a process group of its own, which a Ctrl-C in this terminal does not reach. */
export async function startQuartet(plan: QuartetPlan): Promise<Quartet> {
  const { home, stopLimit = defaultStopLimit, keepsData = false } = plan;
  const child = launch(plan);
  const atExit = () => signalGroup(child, 'SIGTERM');
  process.once('exit', atExit);
  const stop = async () => {
    await stopGroup(child, stopLimit);
    process.off('exit', atExit);
    if (!keepsData) await removeData(join(home, 'postgres'));
  };
  try {
    return { home, ready: await untilReady(child, plan), [Symbol.asyncDispose]: stop };
  } catch (cause) {
    await stop();
    throw cause;
  }
}

function launch({ home, root = workspace, command = runner, environment }: QuartetPlan) {
  const [program, ...args] = command;
  mkdirSync(dirname(home), { recursive: true });
  const log = openSync(logOf(home), 'a');
  const child = spawn(program, args, {
    cwd: root,
    env: {
      ...userEnvironment(root),
      QUARTET_HOME: home,
      QUARTET_PORT: '0',
      QUARTET_RATE_LIMITS: 'off',
      LOG_FORMAT: 'json',
      NO_COLOR: '1',
      ...environment,
    },
    detached: true,
    stdio: ['ignore', log, log],
  });
  closeSync(log);
  return child;
}

async function untilReady(
  child: ChildProcess,
  { home, signal }: QuartetPlan,
): Promise<ReadyContent> {
  const deadline = performance.now() + startLimit;
  for (;;) {
    const ready = readReady(home);
    if (ready) return ready;
    if (hasEnded(child) || performance.now() > deadline) {
      const output = readFileSync(logOf(home), 'utf8').slice(-2_000);
      throw new Error(`Quartet did not start: ${output}`);
    }
    await pause(pollInterval, undefined, { ...(signal && { signal }) });
  }
}

/** Waits for the whole group, because npm exits before what it started. A second signal forces the exit. */
async function stopGroup(child: ChildProcess, limit: number): Promise<void> {
  const late = setTimeout(() => signalGroup(child, 'SIGTERM'), limit);
  const ended = hasEnded(child) ? undefined : once(child, 'exit');
  let isAlive = signalGroup(child, 'SIGTERM');
  await ended;
  for (; isAlive; isAlive = signalGroup(child, 0)) await pause(pollInterval);
  clearTimeout(late);
}

/** Returns false when no process of the group is left. */
function signalGroup({ pid }: ChildProcess, signal: NodeJS.Signals | 0): boolean {
  try {
    return pid !== undefined && process.kill(-pid, signal);
  } catch {
    return false;
  }
}

function hasEnded({ exitCode, signalCode }: ChildProcess): boolean {
  return exitCode !== null || signalCode !== null;
}

function logOf(home: string): string {
  return join(dirname(home), 'quartet.log');
}
