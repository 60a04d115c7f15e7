import type { ListElement, Policy, PolicyStatement } from '@quartet/cloudformation/model/iam';
import { type AccessRequest, contextOf } from './access-request.ts';
import { holds } from './conditions.ts';
import { type Substitute, substituteVariables } from './policy-variables.ts';
import { matchesResource, matchesWildcard } from './wildcard.ts';

/** A statement that a request meets, and its policy. */
export interface MatchedStatement {
  readonly policy: Policy;
  readonly statement: PolicyStatement;
}

/** The statements of policies whose action, resource and conditions a request meets; principals are not looked at. */
export function matchedStatements(
  policies: readonly Policy[],
  request: AccessRequest,
): readonly MatchedStatement[] {
  const context = contextOf(request);
  return policies.flatMap((policy) => {
    const substitute: Substitute =
      policy.version === '2012-10-17' ? substituteVariables(context) : (value) => value;
    return policy.statements
      .filter(
        ({ action, resource, conditions }) =>
          matchesAction(action, request.action) &&
          (resource === undefined || matchesAnyResource(resource, request.resource, substitute)) &&
          conditions.every((condition) => holds(condition, context, substitute)),
      )
      .map((statement) => ({ policy, statement }));
  });
}

function matchesAction({ not, patterns }: ListElement, action: string): boolean {
  const name = action.toLowerCase();
  return patterns.some((pattern) => matchesWildcard(pattern.toLowerCase(), name)) !== not;
}

/** A resource with a variable that the request has no value for matches nothing. */
function matchesAnyResource(
  { not, patterns }: ListElement,
  resource: string,
  substitute: Substitute,
): boolean {
  const known = patterns.flatMap((pattern) => substitute(pattern) ?? []);
  return known.some((pattern) => matchesResource(pattern, resource)) !== not;
}
