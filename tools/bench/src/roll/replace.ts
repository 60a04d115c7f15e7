import { setTimeout as pause } from 'node:timers/promises';
import type { Control } from '@quartet/local-client/control';
import type { TaskRow } from '@quartet/local-client/task-row';

const limit = 30_000;

/** Kills a task. @returns milliseconds until its replacement is healthy at the load balancer */
export async function replace(control: Control, service: string): Promise<number> {
  const serving = async (): Promise<TaskRow | undefined> => {
    const tasks = await control.tasks();
    return tasks.find((each) => each.service === service && each.health === 'healthy');
  };
  const before = await serving();
  if (!before) throw new Error(`no task of ${service} is healthy`);
  const from = performance.now();
  process.kill(before.pid, 'SIGKILL');
  for (;;) {
    const now = await serving();
    if (now && now.pid !== before.pid) return performance.now() - from;
    if (performance.now() - from > limit) throw new Error(`${before.name} was not replaced`);
    await pause(10);
  }
}
