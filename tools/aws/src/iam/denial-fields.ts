import { accessDeniedMessage, type Denial } from './access-denied.ts';
import type { AccessRequest } from './access-request.ts';
import { remediationOf } from './remediation.ts';

/** The fields of the log line `access denied`. */
interface DenialFields {
  /** ARN of the role, or the service: `events.amazonaws.com`. */
  readonly peer: string;
  /** The action. */
  readonly op: string;
  readonly resource: string;
  /** AWS's message. */
  readonly reason: string;
  readonly remediation: string;
}

export function denialFields(request: AccessRequest, denial: Denial): DenialFields {
  const { principal, action, resource } = request;
  return {
    peer: principal.type === 'role' ? principal.arn : principal.name,
    op: action,
    resource,
    reason: accessDeniedMessage(request, denial),
    remediation: remediationOf(request, denial),
  };
}
