import type { Access, KnownRequest } from '@quartet/cloudformation/model/access';
import { DeniedError } from '../denied-error.ts';
import type { AccessControl } from './access-control.ts';
import type { AccessRequest } from './access-request.ts';
import { denialFields } from './denial-fields.ts';

/** Throws a DeniedError with AWS's message for the first request of the templates that IAM denies. */
export function assertAccess({ requests }: Access, { decide }: AccessControl): void {
  for (const known of requests) {
    const request = accessRequestOf(known);
    const decision = decide(request);
    if (decision.isAllowed) continue;
    const fields = denialFields(request, decision);
    throw new DeniedError(`${fields.reason} (${known.purpose}).`, {
      message: 'access denied',
      fields,
    });
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
