import { everyCent } from './every-cent.ts';
import type { Invariant } from './invariant.ts';

/** States of orders that are paid, and of those that never will be. */
const paid = `('CONFIRMED', 'REFUNDING', 'PARTIALLY_REFUNDED', 'REFUNDED')`;
const undone = `('REJECTED', 'CANCELLED', 'EXPIRED')`;

/** The money that an entry of the provider's journal moves to us. */
const moved = `CASE WHEN op IN ('capture', 'reversal', 'dispute_won') THEN amount
                              WHEN op IN ('refund', 'dispute') THEN -amount ELSE 0 END`;

export const money: readonly Invariant[] = [
  {
    number: 4,
    name: 'confirmed, stock committed, and exactly one capture of exactly the total: all three, or none',
    query: `
      SELECT o.id, o.state, r.state AS reservation, count(c.key) AS captures, o.total_amount, sum(c.amount) AS taken
      FROM whole_order o
      LEFT JOIN reservation r ON r.order_id = o.id
      LEFT JOIN payment p ON p.order_id = o.id
      LEFT JOIN operation c ON c.payment_id = p.id AND c.kind = 'capture' AND c.state = 'SUCCEEDED'
      WHERE o.done AND o.state <> 'NEEDS_REVIEW'
      GROUP BY o.id
      HAVING CASE WHEN o.state IN ${paid}
               THEN r.state IS NOT 'COMMITTED' OR captures <> 1 OR taken IS NOT o.total_amount
               ELSE r.state IS 'COMMITTED' OR captures > 0 END`,
  },
  {
    number: 5,
    name: 'rejected, cancelled, expired: nothing held, nothing authorised, no money moved',
    query: `
      SELECT o.id, o.state, r.state AS reservation, p.state AS payment, p.captured, p.refunded
      FROM whole_order o
      LEFT JOIN reservation r ON r.order_id = o.id
      LEFT JOIN payment p ON p.order_id = o.id
      WHERE o.state IN ${undone}
        AND (r.state IN ('HELD', 'COMMITTED') OR p.state IN ('AUTHORISING', 'UNKNOWN', 'AUTHORISED')
             OR p.captured <> p.refunded)`,
  },
  {
    number: 6,
    name: 'the provider agrees on the money of each order, and has captured at most once',
    query: `
      WITH said AS (
        SELECT order_id,
               sum(${moved}) AS net,
               sum(op = 'capture') AS captures
        FROM journal WHERE outcome = 'succeeded' GROUP BY order_id
      ), known AS (
        SELECT order_id, sum(captured - refunded - disputed) AS net FROM payment GROUP BY order_id
      )
      SELECT o.id, o.state, coalesce(said.net, 0) AS provider, coalesce(known.net, 0) AS ours,
             o.paid_amount AS order_says, said.captures
      FROM whole_order o
      LEFT JOIN said ON said.order_id = o.id
      LEFT JOIN known ON known.order_id = o.id
      WHERE coalesce(said.captures, 0) > 1
         OR (o.done AND o.state <> 'NEEDS_REVIEW'
             AND (provider <> ours OR provider <> o.paid_amount))`,
  },
  {
    number: 7,
    name: 'no payment, reservation or entry of the provider is without its order',
    query: `
      SELECT order_id, what, id FROM (
        SELECT order_id, 'payment' AS what, id FROM payment
        UNION ALL SELECT order_id, 'reservation', order_id FROM reservation
        UNION ALL SELECT order_id, 'entry', key FROM journal
      ) AS owned WHERE order_id NOT IN (SELECT id FROM whole_order)`,
  },
  {
    number: 11,
    name: 'the ledger of each payment balances',
    query: `
      SELECT p.id, p.state, p.amount, p.captured, p.refunded,
             coalesce(sum(iif(debit = 'held', e.amount, 0) - iif(credit = 'held', e.amount, 0)), 0) AS held,
             coalesce(sum(iif(debit = 'receivable', e.amount, 0) - iif(credit = 'receivable', e.amount, 0)), 0)
               AS receivable
      FROM payment p LEFT JOIN ledger_entry e ON e.payment_id = p.id
      GROUP BY p.id
      HAVING held <> iif(p.state = 'AUTHORISED', p.amount, 0) OR receivable <> p.captured - p.refunded - p.disputed`,
  },
  everyCent,
];
