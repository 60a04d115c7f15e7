import type { HarnessOptions, WebSocketHarness } from '../src/websocket-api/testing/harness.ts';

/** A behaviour of a WebSocket API that a page of AWS's documentation describes. */
export interface WebSocketCase {
  readonly name: string;
  /** The page. */
  readonly page: string;
  readonly given: HarnessOptions;
  /** The actions of a client, and their result. */
  readonly act: (harness: WebSocketHarness) => Promise<unknown>;
  /** All of that, or a part. */
  readonly expected: unknown;
}
