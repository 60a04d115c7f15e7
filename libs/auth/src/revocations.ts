import type { Logger } from '@quartet/logging';
import { Problem } from '@quartet/problem';
import type { User } from './identity.ts';
import type { AuthConfig } from './settings.ts';

/** Fetches the ids of the sessions that ended while their access tokens live. */
export type FetchRevocations = () => Promise<ReadonlySet<string>>;

/** Refuses the access tokens of sessions that have ended. */
export interface Revocations {
  /** Decides without waiting; false also when the decision needs a newer list. */
  admits(user: User): boolean;
  /** @throws Problem `unauthenticated`, or `unavailable` to an admin while the list is too old. */
  check(user: User): Promise<void>;
}

export interface RevocationsOptions {
  readonly fetch: FetchRevocations;
  readonly config: Pick<AuthConfig, 'REVOCATIONS_REFRESH' | 'REVOCATIONS_MAX_AGE'>;
  readonly log: Logger;
}

const retryAfterFailure = 500;

/**
 * Holds the list and fetches it again only when a request needs it, so that a quiet service asks for nothing.
 * While it cannot be fetched, the last list decides about users; an admin needs one that is not too old.
 */
export function createRevocations({ fetch, config, log }: RevocationsOptions): Revocations {
  let sessions: ReadonlySet<string> = new Set();
  let listedAt = -Infinity;
  let triedAt = -Infinity;
  let isFailing = false;
  let pending: Promise<void> | undefined;

  const age = () => performance.now() - listedAt;
  const isTooOld = () => age() > config.REVOCATIONS_MAX_AGE;
  const isDue = () =>
    age() > config.REVOCATIONS_REFRESH && performance.now() - triedAt >= retryAfterFailure;
  const update = async (): Promise<void> => {
    triedAt = performance.now();
    const startedAt = triedAt;
    try {
      sessions = await fetch();
      listedAt = startedAt;
      isFailing = false;
    } catch (error) {
      if (!isFailing) log.warn({ err: error }, 'fetching the list of ended sessions failed');
      isFailing = true;
    } finally {
      pending = undefined;
    }
  };
  const refreshIfDue = () => {
    if (!pending && isDue()) pending = update();
  };
  const needsNewerList = ({ role }: User) => isTooOld() && (!isFailing || role === 'admin');

  return {
    admits: (user) => {
      refreshIfDue();
      return !needsNewerList(user) && !sessions.has(user.session);
    },
    check: async (user) => {
      refreshIfDue();
      if (needsNewerList(user)) await pending;
      if (sessions.has(user.session))
        throw new Problem('unauthenticated', 'This session has ended.');
      if (user.role === 'admin' && isTooOld())
        throw new Problem('unavailable', 'Sessions of admins cannot be checked at the moment.', {
          retryAfter: 1,
        });
    },
  };
}
