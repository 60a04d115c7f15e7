import type { Logger } from '@quartet/logging';
import type { Lease, Sagas } from '../deps.ts';
import { needReview } from '../domain/compensating.ts';
import type { Path } from '../domain/order.ts';
import type { Unknown } from '../domain/outcomes.ts';
import { isRunning } from '../domain/states.ts';
import { type Peers, steps } from './steps.ts';

export interface SagaRunParts extends Peers {
  readonly sagas: Sagas;
  readonly log: Logger;
}

/**
 * Takes step after step until the order has ended, an answer is missing, or the lease is lost, and
 * says with what it ended. Between two steps it asks whether to go on.
 */
export async function runSaga(
  tools: SagaRunParts,
  taken: Lease,
  goOn: () => boolean,
): Promise<Lease | undefined> {
  let lease: Lease | undefined = taken;
  while (lease !== undefined && isRunning(lease.order.state)) {
    if (!goOn()) return tools.sagas.handBack(lease).then(() => undefined);
    const result: Path | Unknown = await steps[lease.order.state](tools, lease);
    lease =
      'kind' in result
        ? await postponeOrReview(tools, lease, result)
        : await advance(tools, lease, result);
  }
  return lease;
}

async function advance(
  { sagas, log }: SagaRunParts,
  lease: Lease,
  path: Path,
): Promise<Lease | undefined> {
  const next = await sagas.advance(lease, path);
  if (next?.order.state === 'NEEDS_REVIEW')
    log.error({ orderId: lease.order.id }, 'order needs review');
  return next ?? sagas.reload(lease);
}

async function postponeOrReview(
  tools: SagaRunParts,
  lease: Lease,
  { cause }: Unknown,
): Promise<Lease | undefined> {
  const { id, state } = lease.order;
  tools.log.warn(
    { orderId: id, state, attempts: lease.attempts, err: cause },
    'outcome of a saga step is unknown',
  );
  if (lease.stuck) return advance(tools, lease, [needReview(lease.order)]);
  await tools.sagas.postpone(lease);
  return undefined;
}
