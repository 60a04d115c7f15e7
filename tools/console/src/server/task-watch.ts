import type { TaskRow } from '@quartet/local-client/task-row';
import type { Runner } from './runner.ts';

/** The runner's tasks as they were at the last look. */
export interface TaskWatch {
  /** Looks again unless a look is under way. */
  refresh(): Promise<void>;
  rows(): readonly TaskRow[];
  /** A sentence while the runner does not answer. */
  warning(): string | undefined;
}

export function createTaskWatch(runner: Pick<Runner, 'tasks'>): TaskWatch {
  let rows: readonly TaskRow[] = [];
  let trouble: string | undefined;
  let refreshing: Promise<void> | undefined;

  const load = async () => {
    try {
      rows = await runner.tasks();
      trouble = undefined;
    } catch {
      trouble = 'The runner does not answer: tasks are shown as they were, and buttons do nothing.';
    } finally {
      refreshing = undefined;
    }
  };
  return { refresh: () => (refreshing ??= load()), rows: () => rows, warning: () => trouble };
}
