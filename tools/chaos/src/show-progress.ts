import { setInterval as each } from 'node:timers/promises';
import type { Workload } from './workload.ts';
import type { FaultInjector } from './fault-injector.ts';
import type { SeedRun } from './seed-run.ts';

const second = 1_000;

/** Shows the progress of the customers each second, until it is disposed of. */
export function showProgress(
  { seed, plans, progress }: Pick<SeedRun, 'seed' | 'plans' | 'progress'>,
  workload: Workload,
  injector: FaultInjector,
): AsyncDisposable {
  const ending = new AbortController();
  const began = performance.now();

  async function live(): Promise<void> {
    for await (const _ of each(second, undefined, { signal: ending.signal })) {
      const time = Math.round((performance.now() - began) / second);
      const orders = `${workload.started()} of ${plans.length} orders placed, ${workload.finished()} ended`;
      progress.update(
        `${time} s, seed ${seed}: ${orders}; ${injector.count()} faults, last: ${injector.last()}`,
      );
    }
  }

  const life = live().catch((error: unknown) => {
    if (!ending.signal.aborted) throw error;
  });
  return {
    [Symbol.asyncDispose]: async () => {
      ending.abort();
      await life;
    },
  };
}
