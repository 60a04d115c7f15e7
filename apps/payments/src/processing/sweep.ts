import { again } from '@quartet/service';
import type { Deps } from '../deps.ts';
import { pursue } from './pursue.ts';

/** Takes up the operations that a crash or a silent provider left open, until none is due. */
export async function sweep(deps: Deps): Promise<typeof again | undefined> {
  const claims = await deps.operations.claimDue();
  const results = await Promise.allSettled(claims.map((claim) => pursue(deps, claim)));
  for (const result of results) {
    if (result.status === 'rejected')
      deps.log.error({ err: result.reason as unknown }, 'an operation stays open');
  }
  return claims.length > 0 ? again : undefined;
}
