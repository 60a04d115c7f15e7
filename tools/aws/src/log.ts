type Write = (fields: object, message: string) => void;

/** A structured logger, such as one of pino. */
export interface Log {
  readonly info: Write;
  readonly warn: Write;
  readonly error: Write;
}
