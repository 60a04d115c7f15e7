import type { Fields } from './fields.ts';

/** An event as rules match it and targets get it. */
export interface BusEvent {
  readonly version: '0';
  readonly id: string;
  readonly 'detail-type': string;
  readonly source: string;
  readonly account: string;
  /** ISO 8601, to the second. */
  readonly time: string;
  readonly region: string;
  readonly resources: readonly string[];
  readonly detail: Fields;
}

/** An event that was taken, and what its event says less exactly or not at all. */
export interface AcceptedEvent {
  readonly bus: string;
  readonly at: Date;
  readonly event: BusEvent;
  /** The span that put it; undefined when it is not traced. */
  readonly traceparent: string | undefined;
}
