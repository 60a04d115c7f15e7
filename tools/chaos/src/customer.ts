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
      const params = { path: { id: orderIdOf(placed) ?? '' } };
      const call: Request['call'] = (api) => api.POST('/api/orders/{id}/cancel', { params });
      return ask({ role: 'shopper', call }, { what: 'cancel', key: order });
    },
    refund: (id, number, amount) => {
      const key = `${order}-refund-${number}`;
      const params = { path: { id }, header: { 'Idempotency-Key': key } };
      const call: Request['call'] = (api) =>
        api.POST('/api/orders/{id}/refunds', { params, body: { amount } });
      return ask({ role: 'admin', call }, { what: 'refund', key, amount: amount.amount });
    },
    poll: async (id) => {
      const call: Request['call'] = (api) =>
        api.GET('/api/orders/{id}', { params: { path: { id } } });
      for (;;) {
        const { body } = await ask({ role: 'shopper', call }, { what: 'look', key: order });
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
    productId: products[product]?.id ?? '',
    quantity,
  }));
  const body = { items: wanted, paymentMethod };
  const params = { header: { 'Idempotency-Key': key } };
  return { role: 'shopper', call: (api) => api.POST('/api/orders', { params, body }) };
}

export function orderIdOf({ body }: ClientResponse): string | undefined {
  return body.id ?? body.orderId;
}
