import type { Request } from 'express';
import { type Answer, openPeer, type Peer } from './peer.ts';
import { openWarehouse, type ReservationState } from './warehouse.ts';

export interface ProductsPeer extends Peer {
  /** Puts a product on the shelf. */
  stock(productId: string, available: number, amount?: number): void;
  available(productId: string): number;
  reservation(orderId: string): ReservationState | undefined;
  /** Ends a reservation, as an operator or the end of a hold does. */
  lose(orderId: string): void;
  /** Goes back to a moment before the reservation. */
  forget(orderId: string): void;
}

const prefix = '/internal/products/reservations/:orderId';

/** Speaks the wire contract of the products service. */
export async function openProducts(): Promise<ProductsPeer> {
  const { products, reservations, reserve, commit, release } = openWarehouse();
  const find = (orderId: string) => (reservations.has(orderId) ? undefined : 'not_found');

  const view = (orderId: string): Answer => {
    const { state, lines } = reservations.get(orderId) ?? { state: 'RELEASED', lines: [] };
    const priced = lines.map((line) => ({ ...line, ...priceOf(line.productId) }));
    const amount = priced.reduce((sum, line) => sum + line.quantity * line.unitPrice.amount, 0);
    const total = lines.length === 0 ? null : { amount, currency: 'USD' };
    return { status: 200, body: { orderId, state, lines: priced, total, expiresAt: null } };
  };
  const priceOf = (productId: string) => {
    const { name = '', amount = 0 } = products.get(productId) ?? {};
    return { name, unitPrice: { amount, currency: 'USD' } };
  };
  const answer = (orderId: string, code: string | undefined): Answer =>
    code === undefined
      ? view(orderId)
      : { status: code === 'not_found' ? 404 : 409, body: { code } };

  const peer = await openPeer({
    find: ['get', prefix, (req) => answer(idOf(req), find(idOf(req)))],
    reserve: ['put', prefix, (req) => answer(idOf(req), reserve(idOf(req), req.body.lines))],
    commit: ['put', `${prefix}/commit`, (req) => answer(idOf(req), commit(idOf(req)))],
    release: ['put', `${prefix}/release`, (req) => answer(idOf(req), release(idOf(req)))],
  });
  return {
    ...peer,
    stock: (productId, available, amount = 1_000) => {
      products.set(productId, { name: 'Stoneware mug', amount, available });
    },
    available: (productId) => products.get(productId)?.available ?? 0,
    reservation: (orderId) => reservations.get(orderId)?.state,
    lose: (orderId) => void release(orderId),
    forget: (orderId) => void reservations.delete(orderId),
  };
}

function idOf({ params }: Request): string {
  return String(params['orderId']);
}
