import type { WorldOptions, SocketWorld } from '../src/websocket-api/testing/socket-world.ts';

/** What a page of AWS's documentation says a WebSocket API does. */
export interface SocketsCase {
  readonly name: string;
  /** The page. */
  readonly says: string;
  readonly given: WorldOptions;
  /** What somebody does, and what comes of it. */
  readonly seen: (world: SocketWorld) => Promise<unknown>;
  /** All of that, or a part. */
  readonly expected: unknown;
}
