import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type JestRun, runJest } from '@quartet/bench/jest/run-jest';
import type { Failure } from '@quartet/bench/jest/spec-file-reporter';

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

const atMost = 600_000;

/** A suite that tries random things tries fewer of them, unless it is told otherwise. */
const brief = { INTERLEAVINGS_RUNS: process.env['INTERLEAVINGS_RUNS'] ?? '100' };

/** Runs the specs of a project, for ten minutes at the most. */
export async function runSuite({ root, project, bail, files, signal }: Suite): Promise<Result> {
  const limit = AbortSignal.any([signal, AbortSignal.timeout(atMost)]);
  const run = await runJest({
    ...{ root, folder: project, environment: brief, signal: limit },
    args: [...(bail ? ['--bail'] : []), ...(files ? ['--runTestsByPath', ...files] : [])],
  });
  signal.throwIfAborted();
  return resultOf(run, limit.aborted ? 'nothing had failed after ten minutes' : run.complaint);
}

function resultOf({ files, exitCode }: JestRun, complaint: string): Result {
  const [first, ...others] = files.flatMap(({ failures }) => failures);
  if (first) return { kind: 'red', failures: [first, ...others] };
  if (exitCode === 0) return { kind: 'green' };
  const torn = files.find(({ error }) => error !== undefined);
  return { kind: 'broken', reason: torn?.error ?? complaint };
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
