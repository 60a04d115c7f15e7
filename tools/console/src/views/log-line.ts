export type Level = 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'fatal';

/** A line that a task wrote, for reading. */
export interface LogLine {
  /** `orders-1`. */
  readonly task: string;
  /** ISO 8601. */
  readonly time: string | undefined;
  readonly level: Level | undefined;
  readonly message: string;
  /** The W3C trace that the line belongs to. */
  readonly traceId?: string;
  /** All else that it says; what is no text is JSON. */
  readonly fields: readonly (readonly [name: string, value: string])[];
}
