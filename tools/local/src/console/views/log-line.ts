export type Level = 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'fatal';

/** A line that a task wrote, for reading. */
export interface LogLine {
  /** `orders-1`. */
  readonly task: string;
  /** As it was written: ISO 8601, or only a time of day. */
  readonly time: string | undefined;
  readonly level: Level | undefined;
  readonly message: string;
  /** All else that it says; what is no text is JSON. */
  readonly fields: readonly (readonly [name: string, value: string])[];
}
