import { unwrap } from '@quartet/client';
import { logIn, openEdge } from '@quartet/local-client/edge';
import type { ReadyContent } from '@quartet/local-client/ready-content';
import type { LoadRequest } from '../load/load.ts';

/** Requests of a shopper that read every seeded product. */
export async function readsOf(ready: ReadyContent): Promise<readonly LoadRequest[]> {
  const { apiKey, shopper } = ready;
  const token = await logIn(ready, shopper);
  const { items } = await unwrap(openEdge(ready, { token }).GET('/api/products'));
  return items.map(({ id }) => ({ path: `/api/products/${id}`, token, apiKey }));
}
