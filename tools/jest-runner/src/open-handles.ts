import { setTimeout as wait } from 'node:timers/promises';

const pollInterval = 10;

interface HandleWatch {
  /**
   * Returns one error with the kinds of handles that are open now and were not before, or none.
   * @param closingLimit time limit in milliseconds for closing them
   */
  leaks(closingLimit: number): Promise<readonly Error[]>;
}

/**
 * Compares the handles that keep the event loop alive before and after a spec file.
 * Kinds are those of https://nodejs.org/api/process.html#processgetactiveresourcesinfo
 */
export function watchHandles(): HandleWatch {
  const before = countKinds();
  const opened = (): readonly string[] =>
    [...countKinds()]
      .filter(([kind, count]) => count > (before.get(kind) ?? 0))
      .map(([kind, count]) => `${count - (before.get(kind) ?? 0)} × ${kind}`);
  return {
    leaks: async (closingLimit) => {
      const deadline = performance.now() + closingLimit;
      while (opened().length > 0 && performance.now() < deadline) await wait(pollInterval);
      const left = opened();
      return left.length === 0 ? [] : [new Error(`The spec left handles open: ${left.join(', ')}`)];
    },
  };
}

function countKinds(): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const kind of process.getActiveResourcesInfo()) {
    counts.set(kind, (counts.get(kind) ?? 0) + 1);
  }
  return counts;
}
