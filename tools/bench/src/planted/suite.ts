import { type ChildProcess, execFile, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Notice } from './first-failure.ts';

/** What the specs of a project have said. Only a spec that has failed makes a suite red. */
export type Result =
  | { readonly kind: 'green' }
  | { readonly kind: 'red'; readonly spec: string }
  | { readonly kind: 'broken'; readonly reason: string };

export interface Suite {
  /** Of the workspace. */
  readonly root: string;
  /** The project's folder in it, such as `apps/orders`. */
  readonly project: string;
  /** Ends the run. */
  readonly signal: AbortSignal;
}

const reporter = fileURLToPath(new URL('./first-failure.ts', import.meta.url));
const atMost = 300_000;

/** Runs the specs of a project until one fails, for five minutes at the most. */
export async function runSuite({ root, project, signal }: Suite): Promise<Result> {
  const limit = AbortSignal.any([signal, AbortSignal.timeout(atMost)]);
  const jest = fork(
    join(root, 'node_modules/jest/bin/jest.js'),
    ['--ci', '--bail', `--reporters=${reporter}`],
    {
      cwd: join(root, project),
      env: { ...process.env, NODE_OPTIONS: '--experimental-vm-modules', NODE_NO_WARNINGS: '1' },
      execArgv: [],
      detached: true,
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    },
  );
  const notices: Notice[] = [];
  let said = '';
  jest.on('message', (notice) => notices.push(notice as Notice));
  jest.stderr?.on('data', (chunk: Buffer) => (said += String(chunk)));
  const kill = () => killGroup(jest);
  limit.addEventListener('abort', kill);
  const [code] = (await once(jest, 'close')) as [number | null];
  limit.removeEventListener('abort', kill);
  signal.throwIfAborted();
  return resultOf(notices, code, limit.aborted ? 'nothing had failed after 5 minutes' : said);
}

/** With all that it has started. */
function killGroup({ pid }: ChildProcess): void {
  if (pid !== undefined) process.kill(-pid, 'SIGKILL');
}

function resultOf(notices: readonly Notice[], code: number | null, said: string): Result {
  const failed = notices.find(({ kind }) => kind === 'failed');
  if (failed?.kind === 'failed') return { kind: 'red', spec: failed.spec };
  if (code === 0) return { kind: 'green' };
  const [notice] = notices;
  return { kind: 'broken', reason: notice?.kind === 'unrunnable' ? notice.reason : said.trim() };
}

/** What the compiler has against the sources of a project; nothing when they are right. */
export async function typeErrors({ root, project, signal }: Suite): Promise<string | undefined> {
  const compiler = join(root, 'node_modules/typescript-7/bin/tsc');
  try {
    await promisify(execFile)(process.execPath, [compiler, '-p', project], { cwd: root, signal });
    return undefined;
  } catch (error) {
    signal.throwIfAborted();
    return (error as { readonly stdout: string }).stdout.trim();
  }
}
