import { createServiceSigner } from '@quartet/auth';
import { createClient } from '@quartet/http';
import type { ResendConfig } from '../config.ts';

/** The clients of the services that orders calls, with a token of its own for each call. */
export function openPeers(config: ResendConfig) {
  const sign = createServiceSigner(config, 'orders');
  const clientOf = (peer: string, url: string) =>
    createClient({ url, peer, token: (userId) => sign(peer, userId) });
  return {
    products: clientOf('products', config.PRODUCTS_URL),
    payments: clientOf('payments', config.PAYMENTS_URL),
  };
}
