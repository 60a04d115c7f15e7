import { type ChildProcess, execFile, spawn, type SpawnOptions } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { commandOf, isAlive, parentOf } from '../os/processes.ts';
import type { ReadyContent } from '@quartet/local-client/ready-content';

export const root = join(import.meta.dirname, '../../../..');

/** A whole stack, started as a user does. */
export interface Quartet {
  readonly child: ChildProcess;
  output(): string;
  /** Settled when it has ended. */
  readonly ended: Promise<number | null>;
  /** Settled when all that could write to its output has ended too. */
  readonly silent: Promise<unknown>;
}

export interface QuartetOptions {
  readonly home: string;
  readonly port: number;
  /** @default the runner itself */
  readonly command?: readonly string[];
  readonly env?: NodeJS.ProcessEnv;
}

export function startQuartet({ home, port, command, env }: QuartetOptions): Quartet {
  const node = [process.execPath, '--conditions=@quartet/source', 'tools/local/src/main.ts'];
  const own = { QUARTET_HOME: home, QUARTET_PORT: String(port), QUARTET_RATE_LIMITS: 'off' };
  return spawnQuartet(command ?? node, {
    cwd: root,
    env: {
      ...plainEnvironment(),
      ...own,
      // An order that a busy machine makes slow is still answered with its end.
      SAGA_WAIT: '25000',
      LOG_FORMAT: 'json',
      NO_COLOR: '1',
      FORCE_COLOR: '0',
      ...env,
    },
  });
}

/** A command of a user that starts a whole stack. */
export function spawnQuartet(
  [command = '', ...args]: readonly string[],
  options: Pick<SpawnOptions, 'cwd' | 'env' | 'uid' | 'gid'>,
): Quartet {
  const child = spawn(command, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => (output += text));
  }
  const ended = once(child, 'exit').then(([code]) => code as number | null);
  return { child, output: () => output, ended, silent: once(child, 'close') };
}

/** The environment of a user's shell, without the variables of Nx and npm. */
export function plainEnvironment(): NodeJS.ProcessEnv {
  const inheritedVariables = /^(NX_|npm_|NODE_OPTIONS$)/;
  return Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !inheritedVariables.test(name)),
  );
}

/** The children of a process, by a part of their command lines. */
export function childrenOf(pid: number, command = ''): readonly number[] {
  const all = readdirSync('/proc').map(Number);
  return all.filter((each) => parentOf(each) === pid && commandOf(each)?.includes(command));
}

/** The `ready.json` of the stack in `home`; undefined while it is not ready. */
export function readyOf(home: string): ReadyContent | undefined {
  const file = join(home, 'ready.json');
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as ReadyContent) : undefined;
}

/** The pids of its processes, by name. */
export function pidsOf(home: string): Map<string, number> {
  const run = join(home, 'run');
  return new Map(
    readdirSync(run)
      .filter((name) => name.endsWith('.pid'))
      .map((name) => [name.slice(0, -4), Number(readFileSync(join(run, name), 'utf8'))]),
  );
}

/** Tells the runner what to do with tasks. */
export async function control<Body = unknown>(
  home: string,
  what: `${'GET' | 'POST'} /${string}`,
  body: object = {},
): Promise<{ readonly status: number; readonly body: Body }> {
  const [method, path] = what.split(' ') as [string, string];
  const { url = '', token = '' } = readyOf(home)?.control ?? {};
  const answer = await fetch(url + path, {
    method,
    headers: { authorization: `Bearer ${token}` },
    ...(method === 'POST' && { body: JSON.stringify(body) }),
  });
  return { status: answer.status, body: (await answer.json()) as Body };
}

export function anyAlive(pids: Iterable<number>): boolean {
  return [...pids].some(isAlive);
}

/** Runs the printed command in a plain shell, as a person who pastes it. */
export async function paste(output: string): Promise<{ status: number; body: unknown }> {
  const command = /^curl .*$/m.exec(output)?.[0] ?? 'false';
  const run = promisify(execFile);
  const { stdout } = await run('sh', ['-c', `${command} -w '\n%{http_code}'`]);
  const [body = '', status = ''] = stdout.split(/\n(?=\d+$)/);
  return { status: Number(status), body: JSON.parse(body) as unknown };
}
