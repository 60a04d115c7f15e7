import { setInterval } from 'node:timers/promises';
import type pg from 'pg';
import { findLockWait, type LockWait } from './lock-waits.ts';

/** Looks from a connection of its own at what another one waits for. */
export interface LockObserver {
  /**
   * Waits for the statements, and looks for their locks meanwhile.
   * @param onWait is called with the first lock that they wait for
   */
  during<T>(statements: Promise<T>, onWait?: (wait: LockWait) => void): Promise<T>;
  /** The latest wait. */
  latest(): LockWait | undefined;
  close(): Promise<void>;
}

interface LockObserverOptions {
  /** The process of the session to look at. */
  readonly pid: number;
  /** Milliseconds between two looks. */
  readonly interval: number;
  readonly connect: () => Promise<pg.Client>;
}

/** Opens its connection at the first look, since most migrations are done before. */
export function createLockObserver({ pid, interval, connect }: LockObserverOptions): LockObserver {
  let connected: Promise<pg.Client> | undefined;
  let latest: LockWait | undefined;

  const look = async (onWait: (wait: LockWait) => void, over: AbortSignal) => {
    let isNew = true;
    for await (const _ of setInterval(interval, undefined, { signal: over })) {
      const wait = await findLockWait(await (connected ??= connect()), pid);
      latest = wait ?? latest;
      if (wait && isNew) onWait(wait);
      isNew &&= wait === undefined;
    }
  };
  return {
    during: async (statements, onWait = () => undefined) => {
      const over = new AbortController();
      // The statements matter, not the look at them: what fails here leaves the reason unknown.
      const looking = look(onWait, over.signal).catch(() => undefined);
      try {
        return await statements;
      } finally {
        over.abort();
        await looking;
      }
    },
    latest: () => latest,
    close: async () => {
      const client = await connected?.catch(() => undefined);
      await client?.end();
    },
  };
}
