/** A policy document of IAM. */
export interface Policy {
  /** Its place in the templates: `shop-dev-svc-orders.TaskRoleDefaultPolicy`. */
  readonly name: string;
  /** Variables are replaced from `2012-10-17` on. */
  readonly version: '2008-10-17' | '2012-10-17';
  readonly statements: readonly PolicyStatement[];
}

export interface PolicyStatement {
  /** Its place in the policy, and its Sid: `Statement.0`, `Statement.1 (DenyPlainHttp)`. */
  readonly name: string;
  readonly effect: 'Allow' | 'Deny';
  /** Undefined in policies of identities. */
  readonly principal?: PrincipalElement;
  readonly action: ListElement;
  /** Undefined in trust policies. */
  readonly resource?: ListElement;
  /** All must hold. */
  readonly conditions: readonly PolicyCondition[];
}

/** `Action` or `NotAction`, `Resource` or `NotResource`. */
export interface ListElement {
  readonly not: boolean;
  readonly patterns: readonly string[];
}

/** `Principal` or `NotPrincipal`. */
export interface PrincipalElement {
  readonly not: boolean;
  /** ARNs and account ids; `*` for everyone. */
  readonly aws: readonly string[];
  readonly services: readonly string[];
}

export interface PolicyCondition {
  readonly operator: ConditionOperator;
  /** The qualifier of a key with several values. */
  readonly qualifier: 'ForAllValues' | 'ForAnyValue' | undefined;
  readonly ifExists: boolean;
  /** In lower case: keys are not case-sensitive. */
  readonly key: string;
  /** One must match; with a negated operator, none may. */
  readonly values: readonly string[];
}

export const conditionOperators = [
  'StringEquals',
  'StringNotEquals',
  'StringEqualsIgnoreCase',
  'StringNotEqualsIgnoreCase',
  'StringLike',
  'StringNotLike',
  'NumericEquals',
  'NumericNotEquals',
  'NumericLessThan',
  'NumericLessThanEquals',
  'NumericGreaterThan',
  'NumericGreaterThanEquals',
  'Bool',
  'ArnEquals',
  'ArnNotEquals',
  'ArnLike',
  'ArnNotLike',
  'Null',
] as const;

export type ConditionOperator = (typeof conditionOperators)[number];
