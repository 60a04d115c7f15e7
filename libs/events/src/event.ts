export interface NewEvent {
  /** The aggregate that the event belongs to, such as `order:<id>`. */
  readonly aggregate: string;
  /** Counts the events of the aggregate from 1, without gaps. */
  readonly version: number;
  /** Such as `order.confirmed`. */
  readonly type: string;
  readonly data: Readonly<Record<string, unknown>>;
}

export interface Event extends NewEvent {
  readonly id: string;
  readonly at: Date;
  /** The span in which it happened; undefined when that is not traced. */
  readonly traceparent?: string;
}

/** One of the events of a call can never be sent as it is, such as one that is too large. */
export class RefusedEvent extends Error {}

/**
 * The target of events. `publish` resolves when all of them are stored; an event may be published more than
 * once. It rejects with `RefusedEvent` where the bus has an objection to an event, and with any other error where the
 * same call may succeed later.
 */
export interface Bus {
  /**
   * The most events of one call.
   * @default - any number
   */
  readonly most?: number;
  publish(events: readonly Event[]): Promise<void>;
}
