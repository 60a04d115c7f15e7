import { createHash } from 'node:crypto';

declare const shape: unique symbol;

/** A constant SQL text with the types of its parameters and of a row that it returns. */
export interface Statement<Values extends readonly unknown[], Row> {
  readonly name: string;
  readonly text: string;
  readonly [shape]?: (values: Values) => Row;
}

/**
 * Names a SQL text after its content, so that PostgreSQL prepares it once per connection. Values go
 * in as $1, $2 … and nowhere else: lint refuses a text that is put together.
 */
export function statement<Values extends readonly unknown[], Row = never>(
  text: string,
): Statement<Values, Row> {
  return {
    name: createHash('sha256').update(text).digest('base64url').slice(0, 22),
    text,
  };
}
