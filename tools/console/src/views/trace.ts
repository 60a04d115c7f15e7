import type { RequestRecord } from '@quartet/aws/http/proxied-request';
import type { LogLine } from './log-line.ts';

/** The way of one client's request through the services. */
export interface Trace {
  readonly requestId: string;
  /** Spans in the order of their beginning. */
  readonly spans: readonly Span[];
  readonly lines: readonly LogLine[];
  /** Ids of the orders that its lines speak of. */
  readonly orders: readonly string[];
}

export interface Span extends RequestRecord {
  /** Milliseconds after the first. */
  readonly offset: number;
  /** The number of spans that it lies within. */
  readonly depth: number;
}
