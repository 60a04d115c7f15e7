import type { Lease } from '../deps.ts';
import type { Order } from '../domain/order.ts';
import { runSaga, type SagaRunParts } from './run-saga.ts';
import type { SagaConfig } from './settings.ts';
import { within } from './within.ts';

/** The orders that this task drives at the moment. */
export interface ActiveSagas {
  /** Answers the order when its drive has ended it; nothing when that is left to somebody else. */
  start(lease: Lease): Promise<Order | undefined>;
  count(): number;
  /** Lets the drives under way end, and hands the leases of those back that take too long. */
  close(): Promise<void>;
}

export interface ActiveSagasParts extends SagaRunParts {
  readonly config: SagaConfig;
}

export function createActiveSagas(tools: ActiveSagasParts): ActiveSagas {
  const { sagas, log, config } = tools;
  const running = new Set<Promise<unknown>>();
  let handingBack = false;

  const extend = async (lease: Lease): Promise<void> => {
    try {
      await sagas.extend(lease);
    } catch (error) {
      log.warn({ err: error, orderId: lease.order.id }, 'lease could not be extended');
    }
  };

  /** An order that nobody drives must not wait for the end of its lease, if the database answers again. */
  const giveUp = async (lease: Lease): Promise<void> =>
    sagas.postpone(lease).catch((err: unknown) => {
      log.warn({ err, orderId: lease.order.id }, 'lease could not be handed back');
    });

  const drive = async (lease: Lease): Promise<Order | undefined> => {
    const heartbeat = setInterval(() => void extend(lease), config.SAGA_HEARTBEAT);
    try {
      const end = await runSaga(tools, lease, () => !handingBack);
      return end?.order;
    } catch (error) {
      log.error({ err: error, orderId: lease.order.id }, 'saga run failed; it will be resumed');
      await giveUp(lease);
      return undefined;
    } finally {
      clearInterval(heartbeat);
    }
  };

  return {
    start: (lease) => {
      const work = drive(lease);
      running.add(work);
      void work.finally(() => running.delete(work));
      return work;
    },
    count: () => running.size,
    close: async () => {
      await within(config.SAGA_STOP_GRACE, Promise.all(running));
      handingBack = true;
      await Promise.all(running);
    },
  };
}
