import { again } from '@quartet/service';
import type { Deps } from '../deps.ts';
import { executeOperation } from './execute-operation.ts';

/** Takes up the operations that a crash or a silent provider left open, until none is due. */
export async function sweep(deps: Deps): Promise<typeof again | undefined> {
  const claims = await deps.operations.claimDue();
  const results = await Promise.allSettled(claims.map((claim) => executeOperation(deps, claim)));
  for (const result of results) {
    if (result.status === 'rejected')
      deps.log.error(
        { err: result.reason as unknown },
        'provider operation failed; it will be retried',
      );
  }
  return claims.length > 0 ? again : undefined;
}
