import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { freePort } from '@quartet/postgres';
import { serviceProgram } from './programs.ts';

interface SidePlan {
  readonly name: string;
  /** The script that node runs. */
  readonly program: string;
  readonly environment: NodeJS.ProcessEnv;
  /** The folder of its log. */
  readonly folder: string;
  /** @default a free one */
  readonly port?: number;
  /** @default /health/ready */
  readonly health?: string;
}

/** One side of a comparison: a server in a process of its own. */
export interface Side extends AsyncDisposable {
  readonly name: string;
  readonly url: string;
  readonly pid: number;
  /** Milliseconds from the start of the process to its first successful health check. */
  readonly startedIn: number;
}

const limit = 20_000;

/** Starts a server, with its log in a file. */
export async function startSide(plan: SidePlan): Promise<Side> {
  const { name, program, environment, folder, health = '/health/ready' } = plan;
  const port = plan.port ?? (await freePort());
  const url = `http://127.0.0.1:${port}`;
  const file = join(folder, `${name}.log`);
  const log = openSync(file, 'a');
  const began = performance.now();
  const child = spawn(process.execPath, ['--conditions=@quartet/source', program], {
    env: { PATH: process.env.PATH, NODE_ENV: 'production', ...environment, PORT: String(port) },
    stdio: ['ignore', log, log],
  });
  closeSync(log);
  await untilReady(child, `${url}${health}`).catch((cause: unknown) => {
    throw new Error(`${name} did not start: ${readFileSync(file, 'utf8').slice(-2_000)}`, {
      cause,
    });
  });
  return {
    name,
    url,
    pid: child.pid ?? 0,
    startedIn: performance.now() - began,
    [Symbol.asyncDispose]: () => end(child),
  };
}

/** Starts a service as it is in its image. */
export function startBuiltService(plan: Omit<SidePlan, 'program'>): Promise<Side> {
  return startSide({ ...plan, program: serviceProgram(plan.name) });
}

async function untilReady(child: ChildProcess, url: string): Promise<void> {
  const deadline = performance.now() + limit;
  while (!(await isReady(url))) {
    if (hasEnded(child)) throw new Error('the process exited');
    if (performance.now() > deadline) throw new Error(`it was not ready within ${limit} ms`);
    await pause(2);
  }
}

async function isReady(url: string): Promise<boolean> {
  try {
    const { ok, body } = await fetch(url);
    await body?.cancel();
    return ok;
  } catch {
    return false;
  }
}

async function end(child: ChildProcess): Promise<void> {
  if (hasEnded(child)) return;
  const exit = once(child, 'exit');
  child.kill('SIGKILL');
  await exit;
}

function hasEnded(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null;
}
