import { setTimeout as wait } from 'node:timers/promises';
import { Problem } from '@quartet/problem';
import type { Driver, Lease, Orders, Sagas } from '../deps.ts';
import type { Order } from '../domain/order.ts';
import { isDriven } from '../domain/states.ts';
import type { Drives } from './drives.ts';
import type { SagaConfig } from './settings.ts';
import { within } from './within.ts';

export interface DriverTools {
  readonly orders: Pick<Orders, 'get'>;
  readonly sagas: Pick<Sagas, 'claim'>;
  readonly drives: Drives;
  readonly config: SagaConfig;
}

/** What requests see of the saga: they wait for an end, and what they wait for goes on without them. */
export function createDriver({ orders, sagas, drives, config }: DriverTools): Driver {
  /** Who does not see the order any more cannot promise its end, and says so at once. */
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
      if (!isDriven(order.state) || performance.now() >= until) return order;
      await wait(config.SAGA_POLL);
    }
  };

  const settle = async (lease: Lease): Promise<Order> => {
    const { id } = lease.order;
    const until = performance.now() + config.SAGA_WAIT;
    const drive = drives.start(lease).then((ended) => ({ ended }));
    for (;;) {
      const over = await within(Math.min(config.SAGA_LOOK, until - performance.now()), drive);
      if (over) return over.ended ?? poll(id, until);
      const order = await look(id);
      if (!isDriven(order.state) || performance.now() >= until) return order;
    }
  };

  return {
    settle,
    watch: async ({ id }) => {
      const lease = await sagas.claim(id);
      return lease ? settle(lease) : poll(id, performance.now() + config.SAGA_WAIT);
    },
  };
}
