import type { Invariant } from './invariant.ts';

/** The key under which the ledger has a movement of the journal. */
const slot = `CASE WHEN op = 'capture' THEN 'capture'
                    WHEN op IN ('reversal', 'dispute_won') THEN of || ':reversal' ELSE key END`;

/** Seconds in which an outcome is found out; until then a payment proves nothing. */
const patience = 60;

const settled = (id: string) =>
  `NOT EXISTS (SELECT 1 FROM operation o
                WHERE o.payment_id = ${id} AND o.state = 'PENDING' AND o.age <= ${patience})`;

export const everyCent: Invariant = {
  number: 13,
  name: 'every cent at the provider is in the ledger, and every cent of the ledger is at the provider',
  query: `
    WITH moved AS (
      SELECT payment_id, ${slot} AS slot, amount, currency, key FROM journal
      WHERE outcome = 'succeeded' AND op IN ('capture', 'refund', 'reversal', 'dispute', 'dispute_won')
    ), booked AS (
      SELECT payment_id, iif(debit = 'receivable' AND credit = 'held', 'capture', operation_key) AS slot,
             amount, currency, operation_key AS key
      FROM ledger_entry WHERE 'receivable' IN (debit, credit)
    ), holds AS (
      SELECT payment_id, sum(iif(op = 'authorise', amount, 0)) AS amount
      FROM journal WHERE outcome = 'succeeded'
      GROUP BY payment_id HAVING sum(op IN ('capture', 'void')) = 0
    )
    SELECT m.key, 'not in the ledger' AS what, m.payment_id, m.amount, b.amount AS other
    FROM moved m LEFT JOIN booked b ON b.payment_id = m.payment_id AND b.slot = m.slot
    WHERE (b.amount IS NOT m.amount OR b.currency IS NOT m.currency) AND ${settled('m.payment_id')}
    UNION ALL
    SELECT b.key, 'not at the provider', b.payment_id, b.amount, m.amount
    FROM booked b LEFT JOIN moved m ON m.payment_id = b.payment_id AND m.slot = b.slot
    WHERE (m.amount IS NOT b.amount OR m.currency IS NOT b.currency) AND ${settled('b.payment_id')}
    UNION ALL
    SELECT p.id, 'held otherwise', p.id, iif(p.state = 'AUTHORISED', p.amount, 0) AS ours, coalesce(h.amount, 0)
    FROM payment p LEFT JOIN holds h ON h.payment_id = p.id
    WHERE iif(p.state = 'AUTHORISED', p.amount, 0) <> coalesce(h.amount, 0) AND ${settled('p.id')}`,
};
