export type Rule =
  | 'drop'
  | 'rename'
  | 'type'
  | 'not-null'
  | 'rewrite'
  | 'constraint'
  | 'index'
  | 'repeatable'
  | 'one-relation'
  | 'opaque'
  | 'contract';

export interface Finding {
  readonly rule: Rule;
  /** The mistake and its remedy. */
  readonly sentence: string;
}

/** Changes that fail the release before and none after it: these need the comment `-- contract: <release>`. */
const contracts: ReadonlySet<Rule> = new Set(['drop', 'rename', 'type', 'not-null']);

export function isContract({ rule }: Finding): boolean {
  return contracts.has(rule);
}
