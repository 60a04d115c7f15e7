import type { Notice, Orders, Products } from '../deps.ts';
import { place } from '../domain/order.ts';
import { reserve } from '../domain/reserving.ts';
import type { ActiveSagas } from './active-sagas.ts';

export interface AdoptionParts {
  readonly orders: Pick<Orders, 'place'>;
  readonly products: Pick<Products, 'itemsOf'>;
  readonly activeSagas: Pick<ActiveSagas, 'start'>;
}

/**
 * Places an order under its former id that payments and products know and this database does not, because it was
 * restored to an earlier moment. Every call of its saga is a repetition, so it ends as it had ended. Its idempotency
 * key is lost. False when too little is known of it.
 */
export async function adoptOrder(
  { orders, products, activeSagas }: AdoptionParts,
  { orderId: id, userId, method, openedAt }: Notice,
): Promise<boolean> {
  const items = method === undefined ? undefined : await products.itemsOf(id);
  if (method === undefined || items === undefined || items.length === 0) return false;
  const at = openedAt;
  const placed = place({ id, userId, items, paymentMethod: method, expectedTotal: null, at });
  const intent = { userId, route: 'POST /api/orders', key: `restored:${id}`, hash: '' };
  const lease = await orders.place([placed, reserve(placed)], intent);
  if (lease) void activeSagas.start(lease);
  return true;
}
