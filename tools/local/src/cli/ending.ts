import { setInterval as each } from 'node:timers/promises';
import { launchers } from '../supervisor/launchers.ts';
import { isAlive } from '../os/processes.ts';

/** When to stop, and when to stop at once. */
export interface Ending {
  /** Those whose end is told to us by nobody. */
  readonly launchers: readonly number[];
  /** Settled when we are told to stop, or when those who launched us are gone. */
  readonly begun: Promise<void>;
  begin(): void;
  /** Aborted by the second signal. */
  readonly hurry: AbortSignal;
}

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** A terminal and npm both pass the same Ctrl-C on: what follows this soon is no second one. */
const echo = 500;
const look = 250;

/** @param env what our launchers have left us to know them by */
export function watchForEnd(env: NodeJS.ProcessEnv): Ending {
  const hurry = new AbortController();
  const { promise: begun, resolve: begin } = Promise.withResolvers<void>();
  let toldAt: number | undefined;
  for (const signal of signals) {
    process.on(signal, () => {
      toldAt ??= performance.now();
      if (performance.now() - toldAt > echo) hurry.abort();
      begin();
    });
  }
  const above = launchers(env);
  void untilOrphaned(above).then(begin);
  return { launchers: above ?? [], begun, begin, hurry: hurry.signal };
}

/** Ends when one of those who launched us is gone. */
async function untilOrphaned(above: readonly number[] | undefined): Promise<void> {
  if (!above) return;
  for await (const _ of each(look, undefined, { ref: false })) {
    if (!above.every(isAlive)) return;
  }
}
