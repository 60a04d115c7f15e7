/** A rule of an `AWS::WAFv2::WebACL` that runs here. */
export type WebAclRule = RateBasedRule | MatchRule | ManagedRuleGroup;

/** A rule that blocks the requests that its statement matches. */
export interface MatchRule {
  readonly statement: Statement;
}

export interface RateBasedRule {
  readonly limit: number;
  readonly evaluationWindowSec: number;
  /** The header of the client's address; without one the rule counts addresses of connections. */
  readonly forwardedIpHeader?: string;
  /** Headers whose values together are counted, in place of addresses. */
  readonly customKeyHeaders?: readonly string[];
  readonly scopeDown?: Statement;
  /** True for a rule that only counts. */
  readonly count?: boolean;
}

export interface ManagedRuleGroup {
  /** `AWSManagedRulesCommonRuleSet` */
  readonly managedRuleGroup: string;
  /** Rules of the group that block nothing. */
  readonly countedRules: readonly string[];
  readonly scopeDown?: Statement;
  /** True for a group of which no rule blocks. */
  readonly count?: boolean;
}

/** A condition on a request. */
export type Statement =
  | { readonly and: readonly Statement[] }
  | { readonly or: readonly Statement[] }
  | { readonly not: Statement }
  | {
      readonly field: Field;
      readonly constraint: 'EXACTLY' | 'STARTS_WITH' | 'ENDS_WITH' | 'CONTAINS';
      readonly searchString: string;
      readonly lowercase: boolean;
    }
  | {
      readonly field: Field;
      readonly regexString: string;
    }
  | {
      readonly field: Field;
      readonly operator: 'EQ' | 'NE' | 'LE' | 'LT' | 'GE' | 'GT';
      readonly size: number;
    };

export type Field = { readonly header: string } | 'path' | 'query';
