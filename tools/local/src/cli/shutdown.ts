import { setInterval as each } from 'node:timers/promises';
import { ancestorPids } from '../supervisor/parent-processes.ts';
import { isAlive } from '../os/processes.ts';

/** When to stop, and when to stop at once. */
export interface Shutdown {
  /** Those whose end is told to us by nobody. */
  readonly ancestors: readonly number[];
  /** Settled when we are told to stop, or when those who launched us are gone. */
  readonly requested: Promise<void>;
  request(): void;
  /** Aborted by the second signal. */
  readonly force: AbortSignal;
}

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** A terminal and npm both pass the same Ctrl-C on: what follows this soon is no second one. */
const echo = 500;
const look = 250;

/** @param env what our launchers have left us to know them by */
export function watchForShutdown(env: NodeJS.ProcessEnv): Shutdown {
  const force = new AbortController();
  const { promise: requested, resolve: request } = Promise.withResolvers<void>();
  let requestedAt: number | undefined;
  for (const signal of signals) {
    process.on(signal, () => {
      requestedAt ??= performance.now();
      if (performance.now() - requestedAt > echo) force.abort();
      request();
    });
  }
  const ancestors = ancestorPids(env);
  void untilOrphaned(ancestors).then(request);
  return { ancestors: ancestors ?? [], requested, request, force: force.signal };
}

/** Ends when one of those who launched us is gone. */
async function untilOrphaned(above: readonly number[] | undefined): Promise<void> {
  if (!above) return;
  for await (const _ of each(look, undefined, { ref: false })) {
    if (!above.every(isAlive)) return;
  }
}
