import type { Access } from '@quartet/cloudformation/model/access';
import { AwsError } from '../http/aws-error.ts';
import type { Log } from '../log.ts';
import { createAccessControl } from './access-control.ts';
import { createAuthenticate } from './authenticate.ts';
import { denialFields } from './denial-fields.ts';
import type { SignedRequest } from './signature.ts';

interface RequestedAccess {
  /** `dynamodb:GetItem` */
  readonly action: string;
  /** ARN, or `*` for an action without a resource. */
  readonly resource: string;
}

/** Stands before the APIs of AWS that run here, and authorises what roles request. */
export interface Guard {
  /**
   * Settled when all of a request is allowed to whoever has signed it.
   * @throws AwsError for a request without a valid signature, and for a caller without permission
   */
  authorize(request: SignedRequest, requested: readonly RequestedAccess[]): Promise<void>;
}

/** @param log gets a line for each request that is denied, and for the first that a statement allows */
export function createGuard(access: Access, log: Pick<Log, 'info' | 'warn'>): Guard {
  const { decide } = createAccessControl(access);
  const used = new Set<string>();
  const authenticate = createAuthenticate(access.roles.map(({ arn }) => arn));
  return {
    authorize: async (signed, requested) => {
      const caller = await authenticate(signed).catch((error: unknown) => {
        const [first] = requested;
        if (error instanceof AwsError) log.warn(unauthenticated(first, error), 'access denied');
        throw error;
      });
      if (caller.type !== 'role') return;
      for (const { action, resource } of requested) {
        const request = { principal: caller, action, resource };
        const decision = decide(request);
        if (decision.isAllowed) {
          const { policy, statement } = decision.by;
          const name = `${policy.name}.${statement.name}`;
          const grant = `${name} ${action}`;
          if (used.has(grant)) continue;
          used.add(grant);
          log.info(
            { peer: caller.arn, op: action, reason: `${name} allows ${resource}` },
            'access allowed',
          );
          continue;
        }
        const fields = denialFields(request, decision);
        log.warn(fields, 'access denied');
        throw new AwsError('AccessDeniedException', fields.reason);
      }
    },
  };
}

/** The fields of the log line for a request without a valid signature. */
function unauthenticated(requested: RequestedAccess | undefined, { message }: AwsError) {
  return {
    peer: 'unauthenticated',
    op: requested?.action ?? '',
    resource: requested?.resource ?? '',
    // AWS's message ends with the header that it cannot read.
    reason: message.replace(/ Authorization=.*$/s, ''),
    remediation:
      'It needs the signature of a role, over the headers and the body that arrive here.',
  };
}
