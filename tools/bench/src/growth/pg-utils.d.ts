declare module 'pg/lib/utils.js' {
  /** The text of a value, as the driver sends it. */
  export function prepareValue(value: unknown): unknown;
}
