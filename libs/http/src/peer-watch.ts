import type { Client } from './client.ts';
import { statusOf } from './statuses.ts';

export interface PeerWatch {
  /** Notes that the peer gave an answer that settles something. */
  succeeded(): void;
  /** Notes that the peer gave no answer, or one that settles nothing. */
  failed(): void;
  /** True once in a while, as long as the peer is away: then one call may try whether it answers. */
  mayTry(): boolean;
  /** True once after the first good answer of a peer that was away: work that waits for it need wait no longer. */
  hasReturned(): boolean;
}

export interface PeerWatchOptions {
  /** Milliseconds between two returns, so that a peer that comes and goes does not undo every pause. */
  readonly pause?: number;
  /** Milliseconds between two tries. */
  readonly tryEvery?: number;
  readonly now?: () => number;
}

/**
 * Watches the answers of a peer, so that what waits for it goes on with its first good answer and not when a pause is
 * over. A peer that was never called counts as away: whoever starts anew cannot know what waits for it.
 */
export function createPeerWatch({
  pause = 3_000,
  tryEvery = 1_000,
  now = () => performance.now(),
}: PeerWatchOptions = {}): PeerWatch {
  let state: 'away' | 'returned' | 'here' = 'away';
  let [lastReturn, lastTry] = [-Infinity, -Infinity];
  return {
    succeeded: () => {
      if (state === 'away') state = 'returned';
    },
    failed: () => {
      state = state === 'returned' ? 'returned' : 'away';
    },
    mayTry: () => {
      if (state !== 'away' || now() - lastTry < tryEvery) return false;
      lastTry = now();
      return true;
    },
    hasReturned: () => {
      if (state !== 'returned' || now() - lastReturn < pause) return false;
      state = 'here';
      lastReturn = now();
      return true;
    },
  };
}

/** The client, whose calls are watched. A peer that answers 429 or 5xx is as good as away. */
export function watchedClient(client: Client, watch: PeerWatch): Client {
  return {
    ...client,
    request: async (...call) => {
      try {
        const answer = await client.request(...call);
        const isGood = answer.status < 500 && answer.status !== statusOf('too_many_requests');
        if (isGood) watch.succeeded();
        else watch.failed();
        return answer;
      } catch (error) {
        watch.failed();
        throw error;
      }
    },
  };
}
