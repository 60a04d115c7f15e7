import { setTimeout as pause } from 'node:timers/promises';
import type { Client } from './client.ts';
import type { ClientResponse, Money, Request } from './request.ts';
import type { Product } from './products.ts';
import { type HistoryEntry, type History, observationOf } from './history.ts';
import type { OrderPlan } from './order-plan.ts';

export interface WorkloadContext {
  readonly client: Client;
  readonly products: readonly Product[];
  readonly history: History;
  readonly signal: AbortSignal;
}

/** A simulated customer, whose requests and responses are recorded in the history. */
export interface Customer {
  /** Places the order, and resolves with the definite response. */
  place(): Promise<ClientResponse>;
  cancel(after: number): Promise<ClientResponse>;
  refund(id: string, number: number, amount: Money): Promise<ClientResponse>;
  /** Polls the order until its status is final. */
  poll(id: string): Promise<void>;
}

const pollInterval = 500;

export function createCustomer(plan: OrderPlan, context: WorkloadContext): Customer {
  const { key: order } = plan;
  const { client, products, history, signal } = context;

  const ask = (
    request: Request,
    entry: Omit<HistoryEntry, 'answer' | 'order'>,
  ): Promise<ClientResponse> =>
    client.send(request, (answer) =>
      history.record({ ...entry, order, answer: observationOf(answer) }),
    );

  const placing = placingOf(plan, products);

  return {
    place: () => ask(placing, { what: 'place', key: order }),
    cancel: async (after) => {
      await pause(after, undefined, { signal });
      const enough = (answer: ClientResponse) => orderIdOf(answer) !== undefined;
      const placed = await ask({ ...placing, isEnough: enough }, { what: 'place', key: order });
      const path = `/api/orders/${orderIdOf(placed)}/cancel`;
      return ask({ method: 'POST', path, role: 'shopper' }, { what: 'cancel', key: order });
    },
    refund: (id, number, amount) => {
      const key = `${order}-refund-${number}`;
      const path = `/api/orders/${id}/refunds`;
      const request = { method: 'POST', path, role: 'admin', key, body: { amount } } as const;
      return ask(request, { what: 'refund', key, amount: amount.amount });
    },
    poll: async (id) => {
      const request = { method: 'GET', path: `/api/orders/${id}`, role: 'shopper' } as const;
      for (;;) {
        const { body } = await ask(request, { what: 'look', key: order });
        if (body.status !== 'processing' && body.status !== 'refunding') return;
        await pause(pollInterval, undefined, { signal });
      }
    },
  };
}

function placingOf(
  { key, items, paymentMethod }: OrderPlan,
  products: WorkloadContext['products'],
): Request {
  const wanted = items.map(({ product, quantity }) => ({
    productId: products[product]?.id,
    quantity,
  }));
  const body = { items: wanted, paymentMethod };
  return { method: 'POST', path: '/api/orders', role: 'shopper', key, body };
}

export function orderIdOf({ body }: ClientResponse): string | undefined {
  return body.id ?? body.orderId;
}
