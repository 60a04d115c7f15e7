import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Failure } from '@quartet/bench/jest/spec-file-reporter';
import { type Result, runSuite, type Suite, typeErrors } from './suite.ts';

export type SuitesResult = Result & {
  /** The project of the last suite. */
  readonly project: string;
};

export type RunOptions = Pick<Suite, 'root' | 'bail' | 'signal'>;

/** The project whose suite runs when the others pass. */
const fallbackProject = 'tools/saga-model-tests';

/** Runs the suites of these projects until one is not green. */
export async function runSuites(
  projects: readonly string[],
  options: RunOptions,
): Promise<SuitesResult> {
  for (const project of projects) {
    const errors = await typeErrors({ ...options, project });
    if (errors !== undefined) return { kind: 'broken', reason: errors, project };
  }
  let result: SuitesResult = { kind: 'green', project: '' };
  for (const project of projectsToRun(projects, options.root)) {
    result = { ...(await runConfirmed({ ...options, project })), project };
    if (result.kind !== 'green') break;
  }
  return result;
}

/**
 * Counts a failure only if it repeats, because specs may be flaky on a busy machine. If it does not repeat, the
 * suite is run again without stopping at the first failure.
 */
async function runConfirmed(suite: Suite): Promise<Result> {
  const first = await runSuite(suite);
  if (first.kind !== 'red') return first;
  const files = [...new Set(first.failures.map(({ file }) => file))];
  const again = repeatedFailures(first.failures, await runSuite({ ...suite, files }));
  return again.kind === 'green' && suite.bail ? runConfirmed({ ...suite, bail: false }) : again;
}

function repeatedFailures(before: readonly Failure[], now: Result): Result {
  if (now.kind !== 'red') return now;
  const [first, ...others] = now.failures.filter(({ file, spec }) =>
    before.some((failure) => failure.file === file && failure.spec === spec),
  );
  return first ? { kind: 'red', failures: [first, ...others] } : { kind: 'green' };
}

function projectsToRun(projects: readonly string[], root: string): readonly string[] {
  return existsSync(join(root, fallbackProject, 'jest.config.cjs'))
    ? [...projects, fallbackProject]
    : projects;
}
