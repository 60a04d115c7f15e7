import { logIn, read } from '@quartet/local-client/edge';
import type { ReadyContent } from '@quartet/local-client/ready-content';
import type { LoadRequest } from '../load/load.ts';

interface Products {
  readonly items: readonly { readonly id: string }[];
}

/** Requests of a shopper that read every seeded product. */
export async function readsOf(ready: ReadyContent): Promise<readonly LoadRequest[]> {
  const { apiKey, shopper } = ready;
  const token = await logIn(ready, shopper);
  const { items } = await read<Products>(ready, { method: 'GET', path: '/api/products', token });
  return items.map(({ id }) => ({ path: `/api/products/${id}`, token, apiKey }));
}
