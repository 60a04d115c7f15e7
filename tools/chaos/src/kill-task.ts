import { processesOf, sendSignal } from './processes.ts';

/** Kills a task of orders, as the last fault of a run. Returns false when none is running. */
export function killTask(home: string): boolean {
  const task = processesOf(home).find(({ name }) => name.startsWith('orders-'));
  return task !== undefined && sendSignal(task.pid, 'SIGKILL');
}
