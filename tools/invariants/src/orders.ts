import type { Invariant } from './invariant.ts';

/** Seconds after the last fault until everything must be finished. */
const patience = 60;

/** Seconds for which sent events are retained. */
const retention = 7 * 86_400;

export const orders: readonly Invariant[] = [
  {
    number: 3,
    name: 'no order is between two states for more than a minute',
    query: `SELECT id, state, age FROM whole_order WHERE NOT done AND age > ${patience}`,
  },
  {
    number: 8,
    name: 'a total is the sum of quantity and unit price, as in the snapshot',
    query: `
      SELECT o.id, o.total_amount, sum(l.quantity * l.unit_amount) AS priced
      FROM whole_order o LEFT JOIN order_line l ON l.order_id = o.id
      WHERE o.total_amount IS NOT NULL
      GROUP BY o.id HAVING o.total_amount IS NOT priced OR count(*) <> count(l.unit_amount)`,
  },
  {
    number: 9,
    name: 'one idempotency key is one order',
    query: `
      SELECT order_id, user_id, route, key FROM idempotency
      GROUP BY user_id, route, key HAVING count(DISTINCT order_id) > 1
      UNION ALL
      SELECT order_id, user_id, route, group_concat(key) FROM idempotency
      WHERE route NOT LIKE '%refund%' GROUP BY order_id, route HAVING count(*) > 1`,
  },
  {
    number: 10,
    name: 'versions have no gap, and each transition is one event that was sent',
    query: `
      SELECT o.id, o.version, count(h.version) AS recorded
      FROM whole_order o LEFT JOIN history h ON h.order_id = o.id
      GROUP BY o.id HAVING recorded <> o.version OR max(h.version) IS NOT o.version
      UNION ALL
      SELECT h.order_id, h.version, h.state
      FROM history h LEFT JOIN outbox e ON e.aggregate = 'order:' || h.order_id AND e.version = h.version
      WHERE (e.type IS NOT CASE WHEN h.state = 'PENDING' THEN 'order.placed'
                              WHEN h.reason LIKE 'dispute_%' THEN 'order.' || h.reason
                              ELSE 'order.' || lower(h.state) END
             AND (e.type IS NOT NULL OR h.age < ${retention}))
         OR e.dead OR (NOT e.sent AND e.age > ${patience})
      UNION ALL
      SELECT e.aggregate, e.version, e.type
      FROM outbox e LEFT JOIN history h ON e.aggregate = 'order:' || h.order_id AND e.version = h.version
      WHERE h.order_id IS NULL`,
  },
  {
    number: 12,
    name: 'an order moves by the transitions of the table, and by no other',
    query: `
      SELECT order_id, version, before, state
      FROM (SELECT order_id, version, state,
                   lag(state, 1, '') OVER (PARTITION BY order_id ORDER BY version) AS before FROM history) AS moves
      LEFT JOIN transition ON transition.from_state = before AND transition.to_state = state
      WHERE transition.to_state IS NULL`,
  },
];
