import type { Logger } from '@quartet/logging';
import { again, loop, type Worker } from '@quartet/service';
import type { Sagas } from '../deps.ts';
import type { ActiveSagas } from './active-sagas.ts';
import type { SagaConfig } from './settings.ts';
import { wakeWaiting, type WatchedPeer } from './wake-orders.ts';

export interface RecoveryParts {
  readonly sagas: Sagas;
  readonly activeSagas: Pick<ActiveSagas, 'start' | 'count'>;
  readonly log: Logger;
  /** The peers that orders wait for. */
  readonly peers: readonly WatchedPeer[];
  readonly config: SagaConfig;
}

/**
 * Takes over the orders that nobody drives: those of a task that died, and those whose pause is over, or was ended
 * because their peer answers again.
 */
export function createRecovery({ sagas, activeSagas, peers, log, config }: RecoveryParts): Worker {
  const sweep = async () => {
    await wakeWaiting(sagas, peers);
    const hasOverdue = await sagas.cancelOverdue('order_expired');
    const most = Math.min(config.SAGA_BATCH, config.SAGA_IN_FLIGHT - activeSagas.count());
    const leases = most > 0 ? await sagas.claimDue(most) : [];
    for (const lease of leases) void activeSagas.start(lease);
    return hasOverdue || leases.length === config.SAGA_BATCH ? again : undefined;
  };
  return loop({ name: 'recovery', every: config.SAGA_INTERVAL, log, sweep });
}
