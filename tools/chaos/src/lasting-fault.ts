import { pidsOf } from '@quartet/local-client/processes';
import { createActiveFaults } from './active-faults.ts';
import type { FaultInjector } from './fault-injector.ts';
import type { SharedFault } from './shared-faults/shared-fault.ts';

/** The longest time of a timer. */
const longest = 2 ** 31 - 1;

/** One fault from now on until it is disposed of. */
export function lastingFault(name: string, fault: SharedFault | undefined): FaultInjector {
  const active = createActiveFaults();
  active.begin(name, fault, longest);
  return {
    count: () => 1,
    last: () => name,
    [Symbol.asyncDispose]: () => active.endAll(),
  };
}

/** The names of the processes that have exited since. */
export function exitsSince(before: ReadonlyMap<string, number>, home: string): readonly string[] {
  const after = pidsOf(home);
  return [...before].flatMap(([name, pid]) => (after.get(name) === pid ? [] : [name]));
}
