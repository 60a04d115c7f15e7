import { setTimeout as wait } from 'node:timers/promises';
import { Problem } from '@quartet/problem';
import type { OrderWaiter, Lease, Orders, Sagas } from '../deps.ts';
import type { Order } from '../domain/order.ts';
import { isRunning } from '../domain/states.ts';
import type { ActiveSagas } from './active-sagas.ts';
import type { SagaConfig } from './settings.ts';
import { within } from './within.ts';

export interface OrderWaiterParts {
  readonly orders: Pick<Orders, 'get'>;
  readonly sagas: Pick<Sagas, 'claim'>;
  readonly activeSagas: ActiveSagas;
  readonly config: SagaConfig;
}

/** Lets requests wait for the end of an order; the saga goes on when they stop waiting. */
export function createOrderWaiter({
  orders,
  sagas,
  activeSagas,
  config,
}: OrderWaiterParts): OrderWaiter {
  /** Reads the order within the time limit; a request whose order cannot be read fails at once with 503. */
  const look = async (id: string): Promise<Order> => {
    const order = await within(config.SAGA_LOOK_TIMEOUT, orders.get(id));
    if (order) return order;
    throw new Problem('unavailable', 'The database does not answer at the moment.', {
      retryAfter: 1,
    });
  };

  const poll = async (id: string, until: number): Promise<Order> => {
    for (;;) {
      const order = await look(id);
      if (!isRunning(order.state) || performance.now() >= until) return order;
      await wait(config.SAGA_POLL);
    }
  };

  const settle = async (lease: Lease): Promise<Order> => {
    const { id } = lease.order;
    const until = performance.now() + config.SAGA_WAIT;
    const drive = activeSagas.start(lease).then((ended) => ({ ended }));
    for (;;) {
      const over = await within(Math.min(config.SAGA_LOOK, until - performance.now()), drive);
      if (over) return over.ended ?? poll(id, until);
      const order = await look(id);
      if (!isRunning(order.state) || performance.now() >= until) return order;
    }
  };

  return {
    start: (lease) => {
      void activeSagas.start(lease);
      return lease.order;
    },
    runAndWait: settle,
    wait: async ({ id }) => {
      const lease = await sagas.claim(id);
      return lease ? settle(lease) : poll(id, performance.now() + config.SAGA_WAIT);
    },
  };
}
