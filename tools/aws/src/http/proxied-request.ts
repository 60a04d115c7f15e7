import type { IncomingMessage, ServerResponse } from 'node:http';

/** A request on its way through the edge: each hop changes what the next one is sent, and notes what it did. */
export interface Passing {
  /** Of the client; its body has not been read yet. */
  readonly req: IncomingMessage;
  readonly res: ServerResponse;
  readonly method: string;
  /** Path and query that the next hop is asked for, encoded as they came. */
  url: string;
  /** What the next hop is sent; names in lower case. */
  headers: Record<string, string | string[]>;
  /** Milliseconds that the gateway waits for an answer; undefined when it was not asked. */
  timeout: number | undefined;
  readonly seen: Seen;
  /** Whether the client asks to leave HTTP on its connection, as WebSocket does. */
  readonly upgrades?: boolean;
}

/** What the edge knows of one request when it is done; the console shows it, and joins them by `requestId`. */
export interface Seen {
  readonly requestId: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly method: string;
  readonly path: string;
  /** `gateway` for a client's, `internal` for one service's to another. */
  readonly entrance: 'gateway' | 'internal' | 'name';
  route?: string;
  /** Priority of the listener rule. */
  rule?: number;
  targetGroup?: string;
  task?: string;
  /** What the edge itself says against it, such as `throttled` or `no healthy target`. */
  reason?: string;
  status?: number;
  /** Milliseconds, of all and of the task alone. */
  ms?: number;
  taskMs?: number;
  bytes?: number;
}

/** Passes a request to whoever the listener chooses, and answers it; it always ends the answer. */
export type Balance = (listener: string, passing: Passing) => void;
export type Observe = (seen: Seen) => void;
