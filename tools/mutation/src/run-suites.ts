import { existsSync, globSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Failure } from '@quartet/bench/jest/spec-file-reporter';
import { type Result, runSuite, type Suite, typeErrors } from './suite.ts';

export type SuitesResult = Result & {
  /** The project of the last suite. */
  readonly project: string;
};

export interface RunOptions extends Pick<Suite, 'root' | 'bail' | 'signal'> {
  /**
   * Changed files, as paths in the workspace: the specs in their folders run first, because they are the ones that
   * most likely fail.
   * @default - none
   */
  readonly changed?: readonly string[];
}

/** The project whose suite runs when the others pass. */
const fallbackProject = 'tools/saga-model-tests';

/** Runs the suites of these projects until one is not green. */
export async function runSuites(
  projects: readonly string[],
  { changed = [], ...options }: RunOptions,
): Promise<SuitesResult> {
  for (const project of projects) {
    const errors = await typeErrors({ ...options, project });
    if (errors !== undefined) return { kind: 'broken', reason: errors, project };
  }
  for (const project of projects) {
    const files = specsBeside(changed, { ...options, project });
    if (files.length === 0) continue;
    const result = await runConfirmed({ ...options, project, files });
    if (result.kind === 'red') return { ...result, project };
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

/** The spec files of a project that have a changed file in their folder. */
function specsBeside(
  changed: readonly string[],
  { root, project }: Pick<Suite, 'root' | 'project'>,
): readonly string[] {
  const folders = new Set(changed.map(dirname).filter((folder) => isWithin(folder, project)));
  return [...folders].flatMap((folder) => globSync(join(root, folder, '*.spec.ts')));
}

const isWithin = (folder: string, project: string) => `${folder}/`.startsWith(`${project}/`);

function projectsToRun(projects: readonly string[], root: string): readonly string[] {
  return existsSync(join(root, fallbackProject, 'jest.config.cjs'))
    ? [...projects, fallbackProject]
    : projects;
}
