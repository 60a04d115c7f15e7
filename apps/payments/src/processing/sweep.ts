import { again } from '@quartet/service';
import type { Claim, Deps } from '../deps.ts';
import { executeOperation } from './execute-operation.ts';

/** Takes up the operations that a crash or a silent provider left open. */
export interface OperationRecovery {
  /** Claims what is due and begins with it. An operation that the provider does not answer keeps no other waiting. */
  sweep(): Promise<typeof again | undefined>;
  /** Resolves when the operations under way have ended. */
  settled(): Promise<void>;
}

/** @param most operations under way at which no more are claimed */
export function createOperationRecovery(deps: Deps, most: number): OperationRecovery {
  const running = new Set<Promise<unknown>>();

  const start = (claim: Claim): void => {
    const work = executeOperation(deps, claim).catch((err: unknown) => {
      deps.log.error({ err }, 'provider operation failed; it will be retried');
    });
    running.add(work);
    void work.finally(() => running.delete(work));
  };

  return {
    sweep: async () => {
      if (running.size >= most) return undefined;
      const claims = await deps.operations.claimDue();
      for (const claim of claims) start(claim);
      return claims.length > 0 ? again : undefined;
    },
    settled: async () => {
      await Promise.all(running);
    },
  };
}

/** One sweep, to the end of what it has begun. */
export async function sweep(deps: Deps): Promise<void> {
  const recovery = createOperationRecovery(deps, 1);
  await recovery.sweep();
  await recovery.settled();
}
