import { type AccessRequest, sessionArnOf } from './access-request.ts';
import type { Decision } from './evaluate.ts';

export type Denial = Extract<Decision, { isAllowed: false }>;

/**
 * The message of an AccessDeniedException.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html
 */
export function accessDeniedMessage(
  { principal, action, resource }: AccessRequest,
  { policyType, by }: Denial,
): string {
  const user = principal.type === 'role' ? sessionArnOf(principal) : principal.name;
  const target = resource === '*' ? '' : ` on resource: ${resource}`;
  const reason = by
    ? `with an explicit deny in ${policyType === 'identity-based policy' ? 'an' : 'a'} ${policyType}`
    : `because no ${policyType} allows the ${action} action`;
  return `User: ${user} is not authorized to perform: ${action}${target} ${reason}`;
}
