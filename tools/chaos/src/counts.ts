import type { DatabaseSync } from 'node:sqlite';
import type { Product } from './products.ts';

/** Counts of one seed that must be zero. */
export interface Counts {
  readonly chargedTwice: number;
  readonly oversold: number;
  readonly stuck: number;
}

const chargedTwice = `
  SELECT count(*) AS count FROM (
    SELECT order_id FROM journal WHERE op = 'capture' AND outcome = 'succeeded'
      AND order_id IN (SELECT order_id FROM idempotency WHERE key LIKE ?)
    GROUP BY order_id HAVING count(*) > 1) AS twice`;

const sold = `
  SELECT coalesce(sum(l.quantity), 0) AS count
  FROM reservation_line l JOIN reservation r ON r.order_id = l.order_id AND r.state IN ('HELD', 'COMMITTED')
  WHERE l.product_id = ?`;

const stuck = `
  SELECT count(DISTINCT o.id) AS count
  FROM whole_order o JOIN idempotency i ON i.order_id = o.id AND i.key LIKE ?
  WHERE NOT o.done OR o.state = 'NEEDS_REVIEW'`;

/** @param keys the LIKE pattern of the orders' idempotency keys */
export function countFailures(
  snapshot: DatabaseSync,
  keys: string,
  products: readonly Product[],
): Counts {
  const count = (query: string, value: string) =>
    Number(snapshot.prepare(query).get(value)?.['count']);
  return {
    chargedTwice: count(chargedTwice, keys),
    oversold: products.filter(({ id, stock }) => count(sold, id) > stock).length,
    stuck: count(stuck, keys),
  };
}
