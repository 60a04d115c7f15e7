import type { Lease, Payments, Products } from '../deps.ts';
import type { Path } from '../domain/order.ts';
import type { Unknown } from '../domain/outcomes.ts';

export interface Peers {
  readonly products: Products;
  readonly payments: Payments;
}

/** Does what the state intends, and says where that leads; unknown leads nowhere. */
export type Step = (peers: Peers, lease: Lease) => Promise<Path | Unknown>;
