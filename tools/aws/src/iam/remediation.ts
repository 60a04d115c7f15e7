import type { AccessRequest } from './access-request.ts';
import type { Denial } from './access-denied.ts';

/** The sentence that names the statement that a denied request needs, or the one that denies it. */
export function remediationOf(
  { principal, action, resource }: AccessRequest,
  { policyType, by }: Denial,
): string {
  if (by) return `The statement ${by.policy.name}.${by.statement.name} denies it.`;
  if (principal.type === 'service') {
    return `It needs an Allow statement for ${action} by ${principal.name} in the resource-based policy of ${resource}.`;
  }
  const role = principal.arn.slice(principal.arn.lastIndexOf('/') + 1);
  const policy =
    policyType === 'permissions boundary' ? 'the permissions boundary' : 'an identity-based policy';
  return `It needs an Allow statement for ${action} on ${resource} in ${policy} of ${role}.`;
}
