import type { PostTasksExecutionContext, PreTasksExecutionContext } from '@nx/devkit';
import { baseIn, forgetRun, rememberRun } from './nx-run.ts';
import { issueReport } from './report.ts';

/** Nx knows plugins by a name. */
export const name = 'quartet-receipts';

/** Tells each task of a run which run that is. */
export function preTasksExecution(_options: unknown, { id, argv }: PreTasksExecutionContext): void {
  rememberRun({ id, base: baseIn(argv) });
}

/** Says what the tasks of the run have delivered, if that is what they did. */
export function postTasksExecution(
  _options: unknown,
  { id, workspaceRoot }: PostTasksExecutionContext,
): void {
  forgetRun();
  const table = issueReport(workspaceRoot, id);
  if (table !== undefined) process.stdout.write(`\n${table}\n`);
}
