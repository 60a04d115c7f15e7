/** The commits of the payments service: the intent of each call of the provider, and its outcome in the ledger. */
export const paymentsSteps = {
  /** Before the provider authorises. */
  authorise: `
    WITH asked AS (
      INSERT INTO payment (id, order_id, user_id, state, amount, currency, method)
      VALUES ($1, $1, $1, 'AUTHORISING', 1450, 'USD', 'pm_ok') RETURNING id, amount
    )
    INSERT INTO operation (key, payment_id, kind, amount, lease_until)
    SELECT id, id, 'authorise', amount, now() + interval '15 s' FROM asked`,

  /** Before the orders service learns that the payment is authorised. */
  authorised: `
    WITH changed AS (
      UPDATE payment SET state = 'AUTHORISED', reference = 'floor-' || id, updated_at = now()
      WHERE id = $1 AND state = 'AUTHORISING' RETURNING id
    ), ${settle('authorise')}
    INSERT INTO ledger_entry (operation_key, payment_id, debit, credit, amount, currency)
    SELECT key, payment_id, 'held', 'customer', amount, 'USD' FROM settled`,

  /** Before the provider captures. */
  capture: `
    INSERT INTO operation (key, payment_id, kind, amount, lease_until)
    SELECT id || ':capture', id, 'capture', amount, now() + interval '15 s'
    FROM payment WHERE id = $1 AND state = 'AUTHORISED'`,

  /** Before the orders service learns that the payment is captured. */
  captured: `
    WITH changed AS (
      UPDATE payment SET state = 'CAPTURED', captured = amount, updated_at = now()
      WHERE id = $1 AND state = 'AUTHORISED' RETURNING id
    ), ${settle('capture')}
    INSERT INTO ledger_entry (operation_key, payment_id, debit, credit, amount, currency)
    SELECT key, payment_id, 'receivable', 'held', amount, 'USD' FROM settled`,
};

function settle(kind: string): string {
  return `settled AS (
      UPDATE operation SET state = 'SUCCEEDED', settled_at = now(), lease_until = NULL
      FROM changed WHERE payment_id = changed.id AND kind = '${kind}' AND state = 'PENDING'
      RETURNING key, payment_id, operation.amount
    )`;
}
