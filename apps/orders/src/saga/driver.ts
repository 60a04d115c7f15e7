import { setTimeout as wait } from 'node:timers/promises';
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
  const poll = async (id: string, until: number): Promise<Order> => {
    for (;;) {
      const order = await orders.get(id);
      if (!isDriven(order.state) || performance.now() >= until) return order;
      await wait(config.SAGA_POLL);
    }
  };

  const settle = async (lease: Lease): Promise<Order> => {
    const until = performance.now() + config.SAGA_WAIT;
    const ended = await within(config.SAGA_WAIT, drives.start(lease));
    return ended ?? poll(lease.order.id, until);
  };

  return {
    settle,
    watch: async ({ id }) => {
      const lease = await sagas.claim(id);
      return lease ? settle(lease) : poll(id, performance.now() + config.SAGA_WAIT);
    },
  };
}
