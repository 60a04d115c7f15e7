import type { TaskRow } from '@quartet/local-client/task-row';

/** A task that runs and is healthy. */
export function rowOf(name: string): TaskRow {
  const service = name.replace(/-\d+$/, '');
  const startedAt = '2026-01-31T12:00:00.000Z';
  const health = 'healthy';
  return {
    name,
    service,
    pid: 1,
    port: 3000,
    state: 'RUNNING',
    health,
    startedAt,
    release: 'a1b2',
  };
}
