import type { Shop } from './shop.ts';

/** The second half of a story. @throws Error when an answer is not as it should be */
export type Ending = () => Promise<void>;

/**
 * A user's story in two halves, which share an order, a session or a socket. Between them anything may happen to the
 * services, such as a release.
 */
export interface Story {
  readonly name: string;
  /** Plays the first half, and returns the second one. @throws Error when an answer is not as it should be */
  begin(shop: Shop): Promise<Ending>;
}
