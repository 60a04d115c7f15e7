import type { ConditionOperator, PolicyCondition } from '@quartet/cloudformation/model/iam';
import type { ConditionContext } from './access-request.ts';
import type { Substitute } from './policy-variables.ts';
import { literalText, matchesArnCondition, matchesWildcard } from './wildcard.ts';

type Compare = (actual: string, expected: string) => boolean;

const equalsIgnoringCase: Compare = (one, other) =>
  one.toLowerCase() === literalText(other).toLowerCase();
const like: Compare = (actual, pattern) => matchesWildcard(pattern, actual);
const arnLike: Compare = (actual, pattern) => matchesArnCondition(pattern, actual);

const positive: Readonly<Record<string, Compare>> = {
  StringEquals: (one, other) => one === literalText(other),
  StringEqualsIgnoreCase: equalsIgnoringCase,
  StringLike: like,
  NumericEquals: (one, other) => Number(one) === Number(other),
  NumericLessThan: (one, other) => Number(one) < Number(other),
  NumericLessThanEquals: (one, other) => Number(one) <= Number(other),
  NumericGreaterThan: (one, other) => Number(one) > Number(other),
  NumericGreaterThanEquals: (one, other) => Number(one) >= Number(other),
  Bool: equalsIgnoringCase,
  ArnEquals: arnLike,
  ArnLike: arnLike,
};

/**
 * True when a condition holds. A key that a request lacks matches nothing, and so holds for a negated operator.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
 */
export function holds(
  { operator, qualifier, ifExists, key, values }: PolicyCondition,
  context: ConditionContext,
  substitute: Substitute,
): boolean {
  const actual = [context[key] ?? []].flat();
  if (operator === 'Null')
    return values.some((each) => (each === 'true') === (actual.length === 0));
  if (actual.length === 0) {
    if (qualifier === 'ForAnyValue') return false;
    return qualifier === 'ForAllValues' || ifExists || isNegated(operator);
  }
  const expected = values.flatMap((value) => substitute(value) ?? []);
  const matches = matcherOf(operator, expected);
  return qualifier === 'ForAllValues' ? actual.every(matches) : actual.some(matches);
}

function matcherOf(operator: ConditionOperator, expected: readonly string[]) {
  const compare = positive[operator.replace('Not', '')] ?? (() => false);
  return (actual: string) => expected.some((each) => compare(actual, each)) !== isNegated(operator);
}

function isNegated(operator: ConditionOperator): boolean {
  return operator.includes('Not');
}
