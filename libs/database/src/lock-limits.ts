/** Limits of a migration's waits for locks, in milliseconds. */
export interface LockLimits {
  /**
   * Wait of one statement. Requests that need the table wait behind it, so it is shorter than their wait for a free
   * connection (1 s) and for a statement (2 s), and than PostgreSQL's `deadlock_timeout` (1 s).
   */
  readonly timeout: number;
  /** Pause after the first attempt; it doubles with each attempt. */
  readonly firstPause: number;
  readonly longestPause: number;
  /** Time after which a migration gives up. */
  readonly giveUpAfter: number;
}

/** The timeout is the default of pgroll: https://github.com/xataio/pgroll/pull/353 */
export const defaultLockLimits: LockLimits = {
  timeout: 500,
  firstPause: 500,
  longestPause: 10_000,
  giveUpAfter: 120_000,
};

/** A migration that did not get its locks in time. Nothing of it is done; it may be run again. */
export class MigrationBlocked extends Error {}
