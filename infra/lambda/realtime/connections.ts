import type { User } from '../authorizer/tokens.ts';

/** A socket that listens to an order, for a user. */
export interface Listener {
  readonly connectionId: string;
  readonly user: User;
}

/** The open sockets. All of it is forgotten some time after a socket can no longer be open. */
export interface Connections {
  open(connectionId: string, user: User): Promise<void>;
  /** Who opened the socket; nobody when it is not open. */
  userOf(connectionId: string): Promise<User | undefined>;
  subscribe(listener: Listener, orderId: string): Promise<void>;
  /** All who listen to the order, whoever they are. */
  listenersTo(orderId: string): Promise<readonly Listener[]>;
  /** Forgets that the socket is open, and that it listens to the order. */
  drop(connectionId: string, orderId: string): Promise<void>;
  /** Forgets the socket and all that it listens to. */
  close(connectionId: string): Promise<void>;
}
