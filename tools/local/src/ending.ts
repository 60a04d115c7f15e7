import { setInterval as each } from 'node:timers/promises';
import { commandOf, isAlive, parentOf } from './processes.ts';

/** When to stop, and when to stop at once. */
export interface Ending {
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

/** Ends when one of those who launched us is gone. */
async function untilOrphaned(): Promise<void> {
  const above = launchers(process.ppid);
  for await (const _ of each(look, undefined, { ref: false })) {
    if (!above.every(isAlive)) return;
  }
}

const launcher = /tools\/local\/src\/main\.ts|^npm |\bnx\b/;

/**
 * npm or Nx, and the shells between them and us, which outlive them. Not whoever has typed the
 * command: a script may start us and end. Where no command lines are told, our parent.
 */
function launchers(pid: number): readonly number[] {
  const command = commandOf(pid);
  if (command === undefined) return pid === process.ppid && pid > 1 ? [pid] : [];
  if (!launcher.test(command)) return [];
  return [pid, ...launchers(parentOf(pid) ?? 0)];
}
