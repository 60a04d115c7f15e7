import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Failure } from '@quartet/bench/jest/spec-file-reporter';
import { type Result, runSuite, type Suite, typeErrors } from './suite.ts';

export type Verdict = Result & {
  /** The project whose suite has the last word. */
  readonly project: string;
};

export type Question = Pick<Suite, 'root' | 'bail' | 'signal'>;

/** Asked when the specs of a project have nothing to say. */
const wide = 'tools/saga-model-tests';

/** What the suites of these projects say, until one is not green. */
export async function judge(projects: readonly string[], question: Question): Promise<Verdict> {
  for (const project of projects) {
    const errors = await typeErrors({ ...question, project });
    if (errors !== undefined) return { kind: 'broken', reason: errors, project };
  }
  let verdict: Verdict = { kind: 'green', project: '' };
  for (const project of suitesOf(projects, question.root)) {
    verdict = { ...(await resultOf({ ...question, project })), project };
    if (verdict.kind !== 'green') break;
  }
  return verdict;
}

/**
 * On a busy machine a spec fails now and then: a failure counts when it comes again. When it does not,
 * the suite that has stopped at it goes on.
 */
async function resultOf(suite: Suite): Promise<Result> {
  const first = await runSuite(suite);
  if (first.kind !== 'red') return first;
  const files = [...new Set(first.failures.map(({ file }) => file))];
  const again = repeated(first.failures, await runSuite({ ...suite, files }));
  return again.kind === 'green' && suite.bail ? resultOf({ ...suite, bail: false }) : again;
}

function repeated(before: readonly Failure[], now: Result): Result {
  if (now.kind !== 'red') return now;
  const [first, ...others] = now.failures.filter(({ file, spec }) =>
    before.some((failure) => failure.file === file && failure.spec === spec),
  );
  return first ? { kind: 'red', failures: [first, ...others] } : { kind: 'green' };
}

function suitesOf(projects: readonly string[], root: string): readonly string[] {
  return existsSync(join(root, wide, 'jest.config.cjs')) ? [...projects, wide] : projects;
}
