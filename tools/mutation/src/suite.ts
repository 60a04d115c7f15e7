import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type JestRun, runJest } from '@quartet/bench/jest/run-jest';
import type { Failure } from '@quartet/bench/jest/spec-file-reporter';

/** The result of a project's specs. Only a failed spec makes a suite red. */
export type Result =
  | { readonly kind: 'green' }
  | { readonly kind: 'red'; readonly failures: readonly [Failure, ...Failure[]] }
  | { readonly kind: 'broken'; readonly reason: string };

export interface Suite {
  /** The root of the workspace. */
  readonly root: string;
  /** The project's folder, such as `apps/orders`. */
  readonly project: string;
  /** True to stop at the first file with a failure. */
  readonly bail: boolean;
  /** @default - all spec files of the project */
  readonly files?: readonly string[];
  /** Stops the run. */
  readonly signal: AbortSignal;
}

const atMost = 600_000;

/** Fewer runs of property-based tests, unless the environment says otherwise. */
const brief = { INTERLEAVINGS_RUNS: process.env['INTERLEAVINGS_RUNS'] ?? '100' };

/** Runs the specs of a project, for at most ten minutes. */
export async function runSuite({ root, project, bail, files, signal }: Suite): Promise<Result> {
  const limit = AbortSignal.any([signal, AbortSignal.timeout(atMost)]);
  const run = await runJest({
    ...{ root, folder: project, environment: brief, signal: limit },
    args: [...(bail ? ['--bail'] : []), ...(files ? ['--runTestsByPath', ...files] : [])],
  });
  signal.throwIfAborted();
  return resultOf(
    run,
    limit.aborted ? 'timed out after ten minutes without a failure' : run.complaint,
  );
}

function resultOf({ files, exitCode }: JestRun, complaint: string): Result {
  const [first, ...others] = files.flatMap(({ failures }) => failures);
  if (first) return { kind: 'red', failures: [first, ...others] };
  if (exitCode === 0) return { kind: 'green' };
  const torn = files.find(({ error }) => error !== undefined);
  return { kind: 'broken', reason: torn?.error ?? complaint };
}

/** The type errors of a project; undefined when there are none. */
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
