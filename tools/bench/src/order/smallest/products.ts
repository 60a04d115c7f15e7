/** The commits of the products service. */
export const productsSteps = {
  /** Before the orders service learns that the stock is held. */
  hold: `
    WITH offer AS (
      UPDATE product SET reserved = reserved + 1
      WHERE id = $2 AND on_hand - reserved >= 1 AND deleted_at IS NULL
      RETURNING id, name, price_amount, price_currency
    ), opened AS (
      INSERT INTO reservation (order_id, state, expires_at)
      SELECT $1, 'HELD', now() + interval '15 min' FROM offer RETURNING order_id
    )
    INSERT INTO reservation_line (order_id, product_id, name, quantity, unit_amount, currency)
    SELECT order_id, id, name, 1, price_amount, price_currency FROM opened, offer`,

  /** Before the orders service learns that the stock is committed. */
  commit: `
    WITH due AS (
      UPDATE reservation SET state = 'COMMITTED', expires_at = NULL, updated_at = now()
      WHERE order_id = $1 AND state = 'HELD' RETURNING order_id
    ), stock AS (
      UPDATE product SET on_hand = on_hand - 1, reserved = reserved - 1
      FROM due JOIN reservation_line AS line USING (order_id) WHERE product.id = line.product_id
      RETURNING product.id, due.order_id
    )
    INSERT INTO stock_move (product_id, kind, delta, order_id) SELECT id, 'committed', -1, order_id FROM stock`,
};
