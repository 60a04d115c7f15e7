/** One thing that must hold of all orders: a query over the books that finds each row which breaks it. */
export interface Invariant {
  readonly number: number;
  readonly name: string;
  /** Its first column says which order, product, payment or event it is. */
  readonly query: string;
}
