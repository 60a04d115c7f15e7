import type { IncomingMessage, ServerResponse } from 'node:http';

/** A request on its way through the edge: each hop changes what the next one is sent, and notes what it did. */
export interface ProxiedRequest {
  /** The client's request; its body has not been read yet. */
  readonly req: IncomingMessage;
  readonly res: ServerResponse;
  readonly method: string;
  /** Path and query that the next hop is asked for, encoded as they came. */
  url: string;
  /** Headers for the next hop; names in lower case. */
  headers: Record<string, string | string[]>;
  /** Milliseconds that the gateway waits for an answer; undefined when it was not asked. */
  timeout: number | undefined;
  readonly record: RequestRecord;
  /** True when the client asks for a protocol upgrade, as WebSocket does. */
  readonly isUpgrade?: boolean;
}

/** The record of one request when it is done; records of one request are joined by `requestId`. */
export interface RequestRecord {
  readonly requestId: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly method: string;
  readonly path: string;
  /** `gateway` for a client's, `internal` for one service's to another. */
  readonly entrance: 'gateway' | 'internal' | 'name';
  /** The client's, at the gateway. */
  readonly userAgent?: string | undefined;
  route?: string;
  /** Priority of the listener rule. */
  rule?: number;
  targetGroup?: string;
  task?: string;
  /** The reason for a response of the edge itself, such as `throttled` or `no healthy target`. */
  reason?: string;
  status?: number;
  /** Milliseconds, of all and of the task alone. */
  ms?: number;
  taskMs?: number;
  bytes?: number;
}

/** Passes a request to whoever the listener chooses, and answers it; it always ends the answer. */
export type ForwardToListener = (listener: string, request: ProxiedRequest) => void;
export type Observe = (record: RequestRecord) => void;
