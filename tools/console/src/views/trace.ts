import type { RequestRecord } from '@quartet/aws/http/proxied-request';
import type { LogLine } from './log-line.ts';

/** The way of one client's request through the services. */
export interface Trace {
  readonly requestId: string;
  /** Spans in the order of their beginning. */
  readonly spans: readonly Span[];
  /** All spans of its trace, each after its parent; empty unless the run is traced. */
  readonly tree: readonly TreeSpan[];
  /** The W3C trace id that its lines bear. */
  readonly traceId: string | undefined;
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

/** A span that was exported with OTLP. */
export interface TreeSpan {
  readonly spanId: string;
  readonly parentSpanId: string;
  readonly service: string;
  readonly name: string;
  /** Milliseconds after the first. */
  readonly offset: number;
  readonly ms: number;
  /** The number of its ancestors. */
  readonly depth: number;
  /** The status code of HTTP. */
  readonly status: number | undefined;
  readonly isFailed: boolean;
}
