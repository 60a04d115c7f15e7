import { availableParallelism } from 'node:os';
import { startBusyLoops } from '@quartet/bench/suite/busy-loops';
import type { SharedFault } from './shared-fault.ts';

/** Busy loops, as many as there are cores, beside everything else. */
export function cpuStarvation(): SharedFault {
  let loops: ReturnType<typeof startBusyLoops> | undefined;
  return {
    begin: () => {
      loops = startBusyLoops(availableParallelism());
    },
    end: async () => {
      await loops?.[Symbol.asyncDispose]();
    },
  };
}
