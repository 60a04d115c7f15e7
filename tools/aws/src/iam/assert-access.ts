import type { Access, KnownRequest } from '@quartet/cloudformation/model/access';
import { UserError } from '@quartet/cloudformation/user-error';
import type { AccessControl } from './access-control.ts';
import type { AccessRequest } from './access-request.ts';
import { accessDeniedMessage } from './access-denied.ts';

/** Throws a UserError with AWS's message for the first request of the templates that IAM denies. */
export function assertAccess({ requests }: Access, { decide }: AccessControl): void {
  for (const known of requests) {
    const request = accessRequestOf(known);
    const decision = decide(request);
    if (decision.isAllowed) continue;
    throw new UserError(`${accessDeniedMessage(request, decision)} (${known.purpose}).`);
  }
}

export function accessRequestOf({ principal, ...request }: KnownRequest): AccessRequest {
  return {
    ...request,
    principal:
      'service' in principal
        ? { type: 'service', name: principal.service }
        : { type: 'role', arn: principal.roleArn, sessionName: 'local' },
  };
}
