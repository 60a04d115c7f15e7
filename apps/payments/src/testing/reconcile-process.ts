import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';

const main = join(import.meta.dirname, '../reconcile.ts');
const memory = join(import.meta.dirname, 'report-memory.ts');

export interface ReconcileResult {
  readonly code: number | null;
  readonly errors: string;
  /** The lines that it has written, as JSON. */
  readonly rows: readonly object[];
  readonly peakMegabytes: number;
}

/** The task in a process of its own, as on AWS. */
export interface ReconcileProcess {
  readonly child: ChildProcess;
  readonly result: Promise<ReconcileResult>;
}

export function startReconcile(environment: NodeJS.ProcessEnv): ReconcileProcess {
  const child = spawn(
    process.execPath,
    [
      '--conditions=@quartet/source',
      '--disable-warning=ExperimentalWarning',
      '--import',
      memory,
      main,
    ],
    {
      env: {
        NODE_COMPILE_CACHE: process.env['NODE_COMPILE_CACHE'],
        ...{ LOG_FORMAT: 'json', LOG_LEVEL: 'error', RECONCILE_GRACE: '0' },
        ...{ DATABASE_CONNECT_TIMEOUT: '20000', DATABASE_QUERY_TIMEOUT: '20000', ...environment },
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  return { child, result: resultOf(child) };
}

async function resultOf(child: ChildProcess): Promise<ReconcileResult> {
  const { stdout, stderr } = child;
  if (!stdout || !stderr) throw new Error('the task has no output');
  const [out, errors, [code]] = await Promise.all([
    text(stdout),
    text(stderr),
    once(child, 'exit'),
  ]);
  const lines = errors.split('\n').filter(Boolean);
  const report = lines.findLast((line) => line.startsWith('{"peakKilobytes"')) ?? '{}';
  const { peakKilobytes = Infinity } = JSON.parse(report) as { peakKilobytes?: number };
  const rows = out.split('\n').filter((line) => line.startsWith('{'));
  return {
    code: code as number | null,
    errors: lines.filter((line) => line !== report).join('\n'),
    rows: rows.map((row) => JSON.parse(row) as object),
    peakMegabytes: peakKilobytes / 1_024,
  };
}
