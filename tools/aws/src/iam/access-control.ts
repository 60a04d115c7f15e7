import type { Access } from '@quartet/cloudformation/model/access';
import type { AccessRequest } from './access-request.ts';
import { type Decision, evaluate } from './evaluate.ts';

/** Decides on requests by the policies of the templates. */
export interface AccessControl {
  decide(request: AccessRequest): Decision;
}

/** @param access with the documents of its managed policies */
export function createAccessControl({ roles, resourcePolicies }: Access): AccessControl {
  const byArn = new Map(roles.map((role) => [role.arn, role]));
  /** The policy of a role that is to be assumed is its trust policy. */
  const policiesOf = ({ action, resource }: AccessRequest) => {
    const role = byArn.get(resource);
    if (action === 'sts:AssumeRole') return role ? [role.trustPolicy] : [];
    return resourcePolicies
      .filter(({ resourceArn }) => resourceArn === resource)
      .map(({ policy }) => policy);
  };
  return {
    decide: (request) => {
      const { principal } = request;
      const role = principal.type === 'role' ? byArn.get(principal.arn) : undefined;
      return evaluate(request, {
        identity: role?.policies ?? [],
        boundary: role?.permissionsBoundary,
        resource: policiesOf(request),
      });
    },
  };
}
