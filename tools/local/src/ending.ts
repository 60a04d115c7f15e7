import { setInterval as each } from 'node:timers/promises';
import { parentOf } from './processes.ts';

/** When to stop, and when to stop at once. */
export interface Ending {
  /** Settled when we are told to stop, or when npm above us is gone. */
  readonly begun: Promise<void>;
  begin(): void;
  /** Aborted by the second signal. */
  readonly hurry: AbortSignal;
}

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** A terminal and npm both pass the same Ctrl-C on: what follows this soon is no second one. */
const echo = 500;
const look = 250;

export function watchForEnd(): Ending {
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
  void untilOrphaned().then(begin);
  return { begun, begin, hurry: hurry.signal };
}

/** npm runs us by a shell, which outlives a killed npm: so the shell's parent counts too. */
async function untilOrphaned(): Promise<void> {
  const parent = process.ppid;
  const grandparent = parentOf(parent);
  for await (const _ of each(look, undefined, { ref: false })) {
    if (process.ppid !== parent || parentOf(parent) !== grandparent) return;
  }
}
