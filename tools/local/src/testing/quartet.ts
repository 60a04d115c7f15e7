import { type ChildProcess, execFile, spawn, type SpawnOptions } from 'node:child_process';
import { once } from 'node:events';
import { promisify } from 'node:util';
import { runner, workspace } from '@quartet/local-client/start-quartet';
import { userEnvironment } from '@quartet/local-client/user-environment';
import { eventually } from '@quartet/testing';
import { processTable } from '../os/process-table.ts';
import { commandOf, isAlive, parentOf } from '../os/processes.ts';

/** A whole stack, started as a user does. */
export interface Quartet {
  readonly child: ChildProcess;
  output(): string;
  /** Settled when it has ended. */
  readonly ended: Promise<number | null>;
  /** Settled when all that could write to its output has ended too. */
  readonly silent: Promise<unknown>;
}

interface QuartetOptions {
  readonly home: string;
  readonly port: number;
  /** @default the runner itself */
  readonly command?: readonly string[];
  readonly env?: NodeJS.ProcessEnv;
}

export function startQuartet({ home, port, command, env }: QuartetOptions): Quartet {
  const own = { QUARTET_HOME: home, QUARTET_PORT: String(port), QUARTET_RATE_LIMITS: 'off' };
  return spawnQuartet(command ?? runner, {
    cwd: workspace,
    env: {
      ...userEnvironment(workspace),
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

/** Waits until a start is complete. @throws Error with its output when it ends before, or takes longer than the limit */
export async function untilStarted(quartet: Quartet, limit: number): Promise<void> {
  const isComplete = () => quartet.output().includes('Ctrl-C stops everything');
  const ended = quartet.ended.then(() => isComplete() || Promise.reject(new Error('it has ended')));
  await Promise.race([eventually(isComplete, limit), ended]).catch((cause: unknown) => {
    throw new Error(`the start is not complete: ${quartet.output()}`, { cause });
  });
}

/** The children of a process, by a part of their command lines. */
export function childrenOf(pid: number, command = ''): readonly number[] {
  return processTable
    .pids()
    .filter((each) => parentOf(each) === pid && commandOf(each)?.includes(command));
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
