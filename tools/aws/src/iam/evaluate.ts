import type { Policy } from '@quartet/cloudformation/model/iam';
import type { AccessRequest } from './access-request.ts';
import { principalMatch } from './principals.ts';
import { type MatchedStatement, matchedStatements } from './statements.ts';

export type PolicyType = 'identity-based policy' | 'resource-based policy' | 'permissions boundary';

/** The policies that count for a request. */
export interface ApplicablePolicies {
  /** Those of the role; none of a service. */
  readonly identity: readonly Policy[];
  /** @default - the role has no permissions boundary */
  readonly boundary?: Policy | undefined;
  /** Those of the resource. */
  readonly resource: readonly Policy[];
}

export type Decision =
  | { readonly isAllowed: true; readonly by: MatchedStatement }
  /** An explicit deny by a statement, or no statement that allows it. */
  | {
      readonly isAllowed: false;
      readonly policyType: PolicyType;
      readonly by: MatchedStatement | undefined;
    };

/**
 * Decides on a request within one account: an explicit deny in any policy wins; then a policy of the resource or of the
 * identity must allow it, and the permissions boundary limits what is not granted to the session itself.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-denyallow.html
 */
export function evaluate(request: AccessRequest, policies: ApplicablePolicies): Decision {
  const identity = matchedStatements(policies.identity, request);
  const boundary = matchedStatements(policies.boundary ? [policies.boundary] : [], request);
  const resource = ofPrincipal(matchedStatements(policies.resource, request), request);

  for (const [policyType, statements] of [
    ['identity-based policy', identity],
    ['resource-based policy', resource.map(({ matched }) => matched)],
    ['permissions boundary', boundary],
  ] as const) {
    const by = statements.find(({ statement }) => statement.effect === 'Deny');
    if (by) return { isAllowed: false, policyType, by };
  }
  const granting = resource.find(({ match }) => match !== 'account' && match !== 'role');
  if (granting) return { isAllowed: true, by: granting.matched };
  if (request.principal.type === 'service') return implicitDeny('resource-based policy');
  const [by] = [
    ...identity,
    ...resource.flatMap(({ match, matched }) => (match === 'role' ? [matched] : [])),
  ];
  if (!by) return implicitDeny('identity-based policy');
  if (policies.boundary && boundary.length === 0) return implicitDeny('permissions boundary');
  return { isAllowed: true, by };
}

function ofPrincipal(statements: readonly MatchedStatement[], { principal }: AccessRequest) {
  return statements.flatMap((matched) => {
    const { principal: element } = matched.statement;
    const match = element && principalMatch(element, principal);
    return match === undefined ? [] : [{ match, matched }];
  });
}

function implicitDeny(policyType: PolicyType): Decision {
  return { isAllowed: false, policyType, by: undefined };
}
