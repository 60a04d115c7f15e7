export interface NewEvent {
  /** Whose event it is, such as `order:<id>`. */
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
}

/** Where events go. It resolves when all of them are kept; an event may be published more than once. */
export interface Bus {
  publish(events: readonly Event[]): Promise<void>;
}
