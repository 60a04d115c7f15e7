/**
 * The commits of the orders service. Each writes the outcome of one call and the intent of the next, for rule 1, with a
 * row of the history and an event for each state, for invariant 10.
 */
export const ordersSteps = {
  /** Before the stock is held. */
  place: `
    WITH moved AS (
      INSERT INTO orders (id, user_id, payment_method) VALUES ($1, $1, 'pm_ok') RETURNING id
    ), line AS (
      INSERT INTO order_line (order_id, product_id, position, quantity) SELECT id, $2, 0, 1 FROM moved
    ), saga_row AS (
      INSERT INTO saga (id, state, version, epoch, lease_owner, lease_until)
      SELECT id, 'RESERVING', 2, 1, 'floor', now() + interval '15 s' FROM moved
    ), intent AS (
      INSERT INTO idempotency (user_id, route, key, body_hash, order_id)
      SELECT id, 'POST /api/orders', id, md5(id::text), id FROM moved
    ), ${record(`(1, 'PENDING', 'placed'), (2, 'RESERVING', 'reserving')`)}`,

  /** Before the payment is authorised. */
  authorise: `
    WITH moved AS (
      UPDATE saga SET state = 'AUTHORISING', version = 4, updated_at = now(), payment_id = id, total_amount = 1450,
             total_currency = 'USD', reserved_until = now() + interval '15 min'
      WHERE id = $1 AND state = 'RESERVING' AND epoch = 1 RETURNING id
    ), line AS (
      UPDATE order_line SET name = 'Mug', unit_amount = 1450 FROM moved WHERE order_id = moved.id
    ), ${record(`(3, 'RESERVED', 'reserved'), (4, 'AUTHORISING', 'authorising')`)}`,

  /** Before the stock is committed. */
  confirm: `
    WITH moved AS (
      UPDATE saga SET state = 'CONFIRMING', version = 6, updated_at = now()
      WHERE id = $1 AND state = 'AUTHORISING' AND epoch = 1 AND cancel_requested_at IS NULL RETURNING id
    ), ${record(`(5, 'AUTHORISED', 'authorised'), (6, 'CONFIRMING', 'confirming')`)}`,

  /** Before the payment is captured. */
  capture: `
    WITH moved AS (
      UPDATE saga SET state = 'CAPTURING', version = 7, updated_at = now()
      WHERE id = $1 AND state = 'CONFIRMING' AND epoch = 1 RETURNING id
    ), ${record(`(7, 'CAPTURING', 'capturing')`)}`,

  /** Before the customer gets the answer. */
  finish: `
    WITH moved AS (
      UPDATE saga SET state = 'CONFIRMED', version = 8, updated_at = now(), lease_owner = NULL, lease_until = NULL
      WHERE id = $1 AND state = 'CAPTURING' AND epoch = 1 RETURNING id
    ), ${record(`(8, 'CONFIRMED', 'confirmed')`)}`,

  /** After the bus has acknowledged the events. */
  send: `
    UPDATE outbox SET sent_at = now() WHERE aggregate = 'order:' || $1 AND sent_at IS NULL`,
};

function record(states: string): string {
  return `history_rows AS (
      INSERT INTO history (order_id, version, state)
      SELECT id, version, state FROM moved, (VALUES ${states}) AS new (version, state, change)
    )
    INSERT INTO outbox (id, aggregate, version, type, data)
    SELECT uuidv7(), 'order:' || id, version, 'order.' || change,
           jsonb_build_object('schemaVersion', 1, 'orderId', id, 'userId', id, 'status', change)
    FROM moved, (VALUES ${states}) AS new (version, state, change)`;
}
