import { table } from '../table.ts';
import type { SuiteRun } from './run-all-specs.ts';

/** A failure, with a name that is the same in every run. */
interface FailedSpec {
  readonly file: string;
  readonly spec: string;
}

/** The failed specs of a run; a file or a run that failed as a whole counts as one. */
function failedIn(run: SuiteRun): readonly FailedSpec[] {
  if (!isUnexplained(run)) return failedInFiles(run);
  return [{ file: '(the run itself)', spec: run.complaint.split('\n')[0] ?? '' }];
}

function failedInFiles({ files }: SuiteRun): readonly FailedSpec[] {
  return files.flatMap(({ file, failures, error }) => [
    ...failures.map(({ spec }) => ({ file, spec })),
    ...(error === undefined ? [] : [{ file, spec: '(the file itself)' }]),
  ]);
}

/** True when Jest failed although no file did; its output then says why. */
export function isUnexplained(run: SuiteRun): boolean {
  return run.exitCode !== 0 && failedInFiles(run).length === 0;
}

export function isGreen(run: SuiteRun): boolean {
  return failedIn(run).length === 0;
}

/** A table of all failed specs with the number of their failures. */
export function failureTable(runs: readonly SuiteRun[], root: string): string {
  const counts = new Map<string, number>();
  for (const { file, spec } of runs.flatMap(failedIn)) {
    const key = JSON.stringify([file.replace(root, ''), spec]);
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const rows = [...counts]
    .sort(([, one], [, other]) => other - one)
    .map(([key, count]) => [...(JSON.parse(key) as string[]), `${count} of ${runs.length}`]);
  return table(['file', 'spec', 'failed in'], rows);
}
