import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Ready } from '@quartet/bench/edge/quartet';
import { removeData } from '@quartet/postgres';
import { userEnvironment } from './environment.ts';

export interface LocalRunPlan {
  /** The root of the workspace. */
  readonly root: string;
  readonly home: string;
  /** Arguments such as `--containers`. */
  readonly options?: readonly string[];
  readonly signal: AbortSignal;
}

/** Runs `npm start` in a workspace, without rate limits. */
export interface LocalRun extends AsyncDisposable {
  readonly home: string;
  readonly ready: Ready;
}

const atMost = 300_000;

export async function startLocalRun({
  root,
  home,
  options = [],
  signal,
}: LocalRunPlan): Promise<LocalRun> {
  const child = spawn('npm', ['start', '--', ...options], {
    cwd: root,
    env: {
      ...userEnvironment(root, home),
      ...{ QUARTET_PORT: '0', QUARTET_RATE_LIMITS: 'off', LOG_FORMAT: 'json' },
    },
    stdio: ['ignore', 'ignore', 'inherit'],
    detached: true,
  });
  const ended = once(child, 'exit');
  const end = async () => {
    const group = -(child.pid ?? 0);
    if (isAlive(group)) process.kill(group, 'SIGTERM');
    await ended;
    while (isAlive(group)) await wait(50);
    await removeData(join(home, 'postgres'));
  };
  const file = join(home, 'ready.json');
  const deadline = AbortSignal.any([signal, AbortSignal.timeout(atMost)]);
  while (!existsSync(file)) {
    if (child.exitCode !== null) throw new Error('npm start exited before it was ready');
    await wait(200, undefined, { signal: deadline }).catch(async (cause: unknown) => {
      await end();
      throw new Error('npm start was not ready in time', { cause });
    });
  }
  return { home, ready: JSON.parse(readFileSync(file, 'utf8')), [Symbol.asyncDispose]: end };
}

/** Waits for the processes that npm started, because npm exits first. */
function isAlive(group: number): boolean {
  try {
    return process.kill(group, 0);
  } catch {
    return false;
  }
}
