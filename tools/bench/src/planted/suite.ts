import { type ChildProcess, execFile, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Failure, Notice } from './first-failure.ts';

/** What the specs of a project have said. Only a spec that has failed makes a suite red. */
export type Result =
  | { readonly kind: 'green' }
  | { readonly kind: 'red'; readonly failures: readonly [Failure, ...Failure[]] }
  | { readonly kind: 'broken'; readonly reason: string };

export interface Suite {
  /** Of the workspace. */
  readonly root: string;
  /** The project's folder in it, such as `apps/orders`. */
  readonly project: string;
  /** Whether to stop at the first file with a failure. */
  readonly bail: boolean;
  /** @default - all that the project has */
  readonly files?: readonly string[];
  /** Ends the run. */
  readonly signal: AbortSignal;
}

const reporter = fileURLToPath(new URL('./first-failure.ts', import.meta.url));
const atMost = 600_000;

/** A suite that tries random things tries fewer of them, unless it is told otherwise. */
const brief = { INTERLEAVINGS_RUNS: '100' };
const nodeSettings = { NODE_OPTIONS: '--conditions=@quartet/source', NODE_NO_WARNINGS: '1' };

/** Runs the specs of a project, for ten minutes at the most. */
export async function runSuite(suite: Suite): Promise<Result> {
  const limit = AbortSignal.any([suite.signal, AbortSignal.timeout(atMost)]);
  const jest = startJest(suite);
  const notices: Notice[] = [];
  let said = '';
  jest.on('message', (notice) => notices.push(notice as Notice));
  jest.stderr?.on('data', (chunk: Buffer) => (said += String(chunk)));
  const kill = () => killGroup(jest);
  limit.addEventListener('abort', kill);
  jest.once('exit', kill);
  const [code] = (await once(jest, 'close')) as [number | null];
  limit.removeEventListener('abort', kill);
  suite.signal.throwIfAborted();
  return resultOf(notices, code, limit.aborted ? 'nothing had failed after ten minutes' : said);
}

function startJest({ root, project, bail, files }: Suite): ChildProcess {
  const args = ['--ci', `--reporters=${reporter}`, ...(bail ? ['--bail'] : [])];
  return fork(
    join(root, 'node_modules/jest/bin/jest.js'),
    files ? [...args, '--runTestsByPath', ...files] : args,
    {
      cwd: join(root, project),
      env: { ...brief, ...process.env, ...nodeSettings },
      execArgv: [],
      detached: true,
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    },
  );
}

/** With all that it has started: what stops at a failure leaves its helpers behind now and then. */
function killGroup({ pid }: ChildProcess): void {
  try {
    if (pid !== undefined) process.kill(-pid, 'SIGKILL');
  } catch {
    // It was faster.
  }
}

function resultOf(notices: readonly Notice[], code: number | null, said: string): Result {
  const [first, ...others] = notices.filter((notice) => notice.kind === 'failed');
  if (first) return { kind: 'red', failures: [first, ...others] };
  if (code === 0) return { kind: 'green' };
  return { kind: 'broken', reason: notices[0]?.reason ?? said.trim() };
}

/** What the compiler has against the sources of a project; nothing when they are right. */
export async function typeErrors(
  suite: Pick<Suite, 'root' | 'project' | 'signal'>,
): Promise<string | undefined> {
  const { root, project, signal } = suite;
  const compiler = join(root, 'node_modules/typescript-7/bin/tsc');
  try {
    await promisify(execFile)(process.execPath, [compiler, '--pretty', 'false', '-p', project], {
      cwd: root,
      signal,
    });
    return undefined;
  } catch (error) {
    signal.throwIfAborted();
    return (error as { readonly stdout: string }).stdout.trim();
  }
}
