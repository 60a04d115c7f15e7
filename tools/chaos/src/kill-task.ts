import { processesOf, sendSignal } from './processes.ts';

/** The last hit of a storm: a task of orders dies, and nothing else happens after it. False when none runs. */
export function killTask(home: string): boolean {
  const task = processesOf(home).find(({ name }) => name.startsWith('orders-'));
  return task !== undefined && sendSignal(task.pid, 'SIGKILL');
}
