/** A reason why a value of the narrow schema may break the rules of the wide one. */
export interface Difference {
  /** The member, such as items[].name; empty for the whole. */
  readonly path: string;
  readonly rule: 'type' | 'values' | 'required' | 'absent' | 'unknown' | 'limit' | 'union';
  /** The keyword with its bounds, or the values. */
  readonly detail: string;
}
