import type { User } from '../authorizer/token-verifier.ts';

/** A connection that is subscribed to an order, and its user. */
export interface Subscriber {
  readonly connectionId: string;
  readonly user: User;
}

/** The open connections and their subscriptions. Each entry expires after the longest time a connection may last. */
export interface Connections {
  open(connectionId: string, user: User): Promise<void>;
  /** The user who opened the connection; undefined when it is not open. */
  userOf(connectionId: string): Promise<User | undefined>;
  subscribe(listener: Subscriber, orderId: string): Promise<void>;
  /** All subscribers of the order, whether or not it is theirs. */
  subscribersOf(orderId: string): Promise<readonly Subscriber[]>;
  /** Removes the connection and its subscription to the order. */
  drop(connectionId: string, orderId: string): Promise<void>;
  /** Removes the connection and all of its subscriptions. */
  close(connectionId: string): Promise<void>;
}
