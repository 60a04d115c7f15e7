import type { PrincipalElement } from '@quartet/cloudformation/model/iam';
import { accountOf, type Principal, sessionArnOf } from './access-request.ts';

/**
 * The way in which a `Principal` element names somebody: `session` or `everyone` need no policy of the identity, a `role` is still
 * limited by its permissions boundary, and an `account` leaves the decision to the policies of its identities.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html
 */
export type PrincipalMatch = 'session' | 'everyone' | 'service' | 'role' | 'account';

/** Undefined when the element does not name the principal. */
export function principalMatch(
  { not, aws, services }: PrincipalElement,
  principal: Principal,
): PrincipalMatch | undefined {
  const match = matchOf(aws, services, principal);
  if (!not) return match;
  return match === undefined ? 'everyone' : undefined;
}

function matchOf(
  aws: readonly string[],
  services: readonly string[],
  principal: Principal,
): PrincipalMatch | undefined {
  if (aws.includes('*')) return 'everyone';
  if (principal.type === 'service')
    return services.includes(principal.name) ? 'service' : undefined;
  const account = accountOf(principal.arn);
  if (aws.includes(sessionArnOf(principal))) return 'session';
  if (aws.includes(principal.arn)) return 'role';
  const isAccount = aws.includes(account) || aws.includes(`arn:aws:iam::${account}:root`);
  return isAccount ? 'account' : undefined;
}
