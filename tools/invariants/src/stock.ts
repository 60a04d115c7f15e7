import type { Invariant } from './invariant.ts';

export const stock: readonly Invariant[] = [
  {
    number: 1,
    name: 'stock on hand is the sum of its moves, and never below what is reserved',
    query: `
      SELECT p.id, p.on_hand, p.reserved, coalesce(sum(m.delta), 0) AS moved
      FROM product p LEFT JOIN stock_move m ON m.product_id = p.id
      GROUP BY p.id HAVING p.on_hand <> moved OR p.on_hand < p.reserved`,
  },
  {
    number: 2,
    name: 'what is reserved is the sum of the lines of held reservations',
    query: `
      SELECT p.id, p.reserved, coalesce(sum(l.quantity), 0) AS held
      FROM product p
      LEFT JOIN (reservation_line l JOIN reservation r ON r.order_id = l.order_id AND r.state = 'HELD')
        ON l.product_id = p.id
      GROUP BY p.id HAVING p.reserved <> held`,
  },
];
