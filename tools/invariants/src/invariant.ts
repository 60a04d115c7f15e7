/** An invariant of all orders: a query over the snapshot that returns each row which violates it. */
export interface Invariant {
  readonly number: number;
  readonly name: string;
  /** The SQL; its first column is the id of the order, product, payment or event. */
  readonly query: string;
}
