import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { removeData } from '@quartet/postgres';

/** `npm start` in a workspace. */
export interface LocalRun extends AsyncDisposable {
  readonly home: string;
  /** As of a user's shell in the workspace. */
  readonly environment: NodeJS.ProcessEnv;
  /** The image of each service's tasks, as the engine itself says; a bundle is none. */
  images(): ReadonlyMap<string, string>;
}

const atMost = 300_000;

export async function startLocalRun(root: string, home: string): Promise<LocalRun> {
  const environment = { ...plainEnvironment(root), QUARTET_HOME: home };
  const child = spawn('npm', ['start'], {
    cwd: root,
    env: { ...environment, QUARTET_PORT: '0', QUARTET_RATE_LIMITS: 'off', LOG_FORMAT: 'json' },
    stdio: ['ignore', 'ignore', 'inherit'],
    detached: true,
  });
  const ended = once(child, 'exit');
  const ready = join(home, 'ready.json');
  const deadline = performance.now() + atMost;
  while (!existsSync(ready)) {
    if (child.exitCode !== null) throw new Error('npm start has ended before it was ready.');
    if (performance.now() > deadline) throw new Error('npm start was not ready in time.');
    await wait(200);
  }
  return {
    home,
    environment,
    images: () => imagesOf(home),
    [Symbol.asyncDispose]: async () => {
      const group = -(child.pid ?? 0);
      process.kill(group, 'SIGTERM');
      await ended;
      while (isAlive(group)) await wait(50);
      await removeData(join(home, 'postgres'));
    },
  };
}

/** npm is gone before what it has started is. */
function isAlive(group: number): boolean {
  try {
    return process.kill(group, 0);
  } catch {
    return false;
  }
}

/** Containers are named for their tasks: `quartet-1ec5060c-orders-2`. */
function imagesOf(home: string): ReadonlyMap<string, string> {
  const docker = (...args: readonly string[]) =>
    execFileSync('docker', args, { encoding: 'utf8' }).trim().split('\n').filter(Boolean);
  const ids = docker('ps', '--quiet', '--filter', `label=quartet.home=${home}`);
  if (ids.length === 0) return new Map();
  const lines = docker('inspect', '--format', '{{.Name}} {{.Image}}', ...ids);
  return new Map(
    lines.flatMap((line) => {
      const [, service = '', image = ''] = /^\/quartet-\w+-(.+)-\d+ (\S+)$/.exec(line) ?? [];
      return [[service, image] as const];
    }),
  );
}

/** What an Nx or npm that runs us has said of its own workspace is not for the copy. */
function plainEnvironment(root: string): NodeJS.ProcessEnv {
  const told = /^(NX_|npm_|NODE_OPTIONS$|QUARTET_)/;
  const inherited = Object.entries(process.env).filter(([name]) => !told.test(name));
  const path = `${join(root, 'node_modules/.bin')}:${process.env['PATH']}`;
  return { ...Object.fromEntries(inherited), PATH: path };
}

/** What the run says of itself. */
export function readyOf(home: string): { readonly url: string; readonly apiKey: string } {
  return JSON.parse(readFileSync(join(home, 'ready.json'), 'utf8'));
}
