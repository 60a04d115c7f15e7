import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { SpecFileReport } from './spec-file-reporter.ts';

export interface JestOptions {
  /** The root of the workspace. */
  readonly root: string;
  /** The working directory, in the workspace. */
  readonly folder: string;
  readonly args: readonly string[];
  readonly environment?: NodeJS.ProcessEnv;
  /** Called with each spec file when it has finished. */
  readonly onFile?: (report: SpecFileReport) => void;
  /** Stops the run. */
  readonly signal: AbortSignal;
}

export interface JestRun {
  readonly files: readonly SpecFileReport[];
  /** The exit code; null when Jest was killed. */
  readonly exitCode: number | null;
  /** The output on stderr. */
  readonly complaint: string;
}

const reporter = fileURLToPath(new URL('./spec-file-reporter.ts', import.meta.url));
const nodeSettings = { NODE_OPTIONS: '--conditions=@quartet/source', NODE_NO_WARNINGS: '1' };

/** Runs Jest in a process group of its own, and kills what is left of the group afterwards. */
export async function runJest(options: JestOptions): Promise<JestRun> {
  const jest = forkJest(options);
  const files: SpecFileReport[] = [];
  let complaint = '';
  jest.on('message', (message) => {
    const report = message as SpecFileReport;
    files.push(report);
    options.onFile?.(report);
  });
  jest.stderr?.on('data', (chunk: Buffer) => (complaint += String(chunk)));
  const kill = () => killGroup(jest);
  options.signal.addEventListener('abort', kill);
  jest.once('exit', kill);
  const [exitCode] = (await once(jest, 'close')) as [number | null];
  options.signal.removeEventListener('abort', kill);
  return { files, exitCode, complaint: complaint.trim() };
}

function forkJest({ root, folder, args, environment }: JestOptions): ChildProcess {
  const program = join(root, 'node_modules/jest/bin/jest.js');
  return fork(program, ['--ci', `--reporters=${reporter}`, ...args], {
    cwd: join(root, folder),
    env: { ...process.env, ...environment, ...nodeSettings },
    execArgv: [],
    detached: true,
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
}

/** Kills the process group, because Jest sometimes leaves child processes behind when it bails out. */
function killGroup({ pid }: ChildProcess): void {
  try {
    if (pid !== undefined) process.kill(-pid, 'SIGKILL');
  } catch {
    // It was faster.
  }
}
