import { logIn } from '@quartet/local-client/edge';
import type { Quartet } from '@quartet/local-client/start-quartet';
import { createClient } from './client.ts';
import type { ProbeRequest } from './probe.ts';
import { addProducts } from './products.ts';

/** A request to each service that needs its database, and orders that are in progress most of the time. */
export async function probeRequests(
  { ready }: Pick<Quartet, 'ready'>,
  signal: AbortSignal,
): Promise<readonly ProbeRequest[]> {
  const client = createClient(ready, signal);
  const [product] = await addProducts(client, 1);
  const { email, password } = ready.shopper;
  const token = await logIn(ready, ready.shopper);
  const id = product?.id ?? '';
  const params = { query: { limit: 1 } };
  const place =
    (paymentMethod: string): ProbeRequest['call'] =>
    (api, key) =>
      api.POST('/api/orders', {
        body: { items: [{ productId: id, quantity: 1 }], paymentMethod },
        params: { header: { 'Idempotency-Key': key } },
      });
  return [
    { kind: 'log in', call: (api) => api.POST('/api/users/login', { body: { email, password } }) },
    {
      kind: 'read a product',
      call: (api) => api.GET('/api/products/{id}', { params: { path: { id } } }),
    },
    { kind: 'list orders', token, call: (api) => api.GET('/api/orders', { params }) },
    { kind: 'list payments', token, call: (api) => api.GET('/api/payments', { params }) },
    { kind: 'place an order', token, call: place('pm_ok') },
    { kind: 'wait for an order', token, call: place('pm_slow_300') },
  ];
}
