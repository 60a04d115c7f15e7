import type { Api } from './api.ts';
import { itemsOf } from './pages.ts';
import { unwrap } from './problems.ts';
import { type Delay, wait } from './retrying-fetch.ts';
import type { NewOrder, NewRefund, Order, Paths } from './types.ts';

export interface KeyOptions {
  /**
   * The Idempotency-Key of the intent. Keep it if the intent shall survive this process.
   * @default - a new one, kept over all attempts of the call
   */
  readonly key?: string;
}

type OrderQuery = NonNullable<Paths['/api/orders']['get']['parameters']['query']>;

export function ordersApi(api: Api, delay: Delay = wait) {
  const get = (id: string) => unwrap(api.GET('/api/orders/{id}', { params: { path: { id } } }));
  return {
    /** @throws ProblemError such as payment_declined or out_of_stock */
    place: (body: NewOrder, { key = crypto.randomUUID() }: KeyOptions = {}): Promise<Order> =>
      unwrap(api.POST('/api/orders', { body, params: { header: { 'Idempotency-Key': key } } })),
    get,
    list: (query: OrderQuery = {}) =>
      itemsOf<Order>((cursor) =>
        unwrap(
          api.GET('/api/orders', { params: { query: { ...query, ...(cursor && { cursor }) } } }),
        ),
      ),
    cancel: (id: string): Promise<Order> =>
      unwrap(api.POST('/api/orders/{id}/cancel', { params: { path: { id } } })),
    refund: (id: string, body: NewRefund = {}, { key = crypto.randomUUID() }: KeyOptions = {}) =>
      unwrap<Order>(
        api.POST('/api/orders/{id}/refunds', {
          body,
          params: { path: { id }, header: { 'Idempotency-Key': key } },
        }),
      ),
    /** Reads an order until nothing goes on with it. */
    settled: async (id: string, signal: AbortSignal = new AbortController().signal) => {
      for (;;) {
        const order: Order = await get(id);
        if (order.status !== 'processing' && order.status !== 'refunding') return order;
        await delay(1_000, signal);
      }
    },
  };
}
