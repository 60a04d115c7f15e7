import { createAccessControl } from '@quartet/aws/iam/access-control';
import { accessDeniedMessage } from '@quartet/aws/iam/access-denied';
import type { AccessRequest } from '@quartet/aws/iam/access-request';
import type { Assembly } from '@quartet/cloudformation/assembly/assembly';
import type { LocalEndpoints } from '@quartet/cloudformation/model/local-endpoints';
import { readStage } from '@quartet/cloudformation/read-model';
import { UserError } from '@quartet/cloudformation/user-error';
import { permitted } from '../cli/permitted.ts';

interface Run {
  readonly endpoints: LocalEndpoints;
  /** The requests that were made while stories ran. */
  readonly observed: readonly AccessRequest[];
}

/**
 * The sentence with which a start refuses changed templates, or with which a request of the stories would be denied;
 * undefined when neither happens. A decision depends on policies and request alone, so that no story has to run again.
 */
export function effectOfRemoval(
  assembly: Assembly,
  { endpoints, observed }: Run,
): string | undefined {
  try {
    const { decide } = createAccessControl(permitted(readStage(assembly, endpoints)).access);
    for (const request of observed) {
      const decision = decide(request);
      if (!decision.isAllowed) return accessDeniedMessage(request, decision);
    }
    return undefined;
  } catch (error) {
    if (error instanceof UserError) return error.message;
    throw error;
  }
}
