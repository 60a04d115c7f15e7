import { statement } from '@quartet/database';
import type { ReservationState } from '../domain/reservation.ts';
import type { HeldRow } from './postgres-reservation-row.ts';

// The locks are those of the other statements, and each kind is locked by id: two batches never wait for each other.

/**
 * Holds the lines of many orders, each order whole or not at all. An order counts what those before it ask for, also
 * when they get nothing: one that is left out may get its stock by itself.
 */
export const holdReservations = statement<
  [
    orderIds: readonly string[],
    productIds: readonly string[],
    quantities: readonly number[],
    lifetime: number,
  ],
  HeldRow
>(`
  WITH offer AS MATERIALIZED (
    SELECT id, name, price_amount, price_currency, on_hand, reserved, on_hand - reserved AS available,
           deleted_at IS NULL AS for_sale
    FROM product WHERE id = ANY ($2::uuid[])
    ORDER BY id
    FOR NO KEY UPDATE
  ), line AS MATERIALIZED (
    SELECT order_id, product_id, quantity, name, price_amount, price_currency,
           for_sale AND sum(quantity) OVER (
             PARTITION BY product_id ORDER BY order_id) <= available AS fits
    FROM unnest($1::uuid[], $2::uuid[], $3::integer[]) AS wanted (order_id, product_id, quantity)
    LEFT JOIN offer ON offer.id = product_id
  ), opened AS (
    INSERT INTO reservation (order_id, state, expires_at)
    SELECT order_id, 'HELD', now() + $4 * interval '1 ms'
    FROM line GROUP BY order_id
    HAVING bool_and(coalesce(fits, false)) AND count(DISTINCT price_currency) = 1
    ORDER BY order_id
    ON CONFLICT DO NOTHING
    RETURNING order_id, expires_at
  ), held_line AS MATERIALIZED (
    SELECT order_id, expires_at, product_id, quantity, name, price_amount, price_currency
    FROM opened JOIN line USING (order_id)
  ), lines AS (
    INSERT INTO reservation_line (order_id, product_id, name, quantity, unit_amount, currency)
    SELECT order_id, product_id, name, quantity, price_amount, price_currency FROM held_line
  ), held AS (
    UPDATE product SET on_hand = offer.on_hand, reserved = offer.reserved + taken.quantity
    FROM offer JOIN (
      SELECT product_id AS id, sum(quantity) AS quantity FROM held_line GROUP BY product_id) AS taken USING (id)
    WHERE product.id = offer.id
  )
  SELECT order_id, expires_at, product_id, quantity, name, price_amount, price_currency
  FROM held_line ORDER BY order_id, product_id`);

/** Changes many reservations, each once and only when it is still in the state that was read. */
export const updateReservations = statement<
  [
    orderIds: readonly string[],
    from: readonly ReservationState[],
    to: readonly ReservationState[],
    onHandPerUnit: readonly number[],
    reservedPerUnit: readonly number[],
  ],
  { readonly position: number }
>(`
  WITH known AS MATERIALIZED (
    SELECT order_id, state FROM reservation WHERE order_id = ANY ($1::uuid[])
    ORDER BY order_id
    FOR NO KEY UPDATE
  ), due AS MATERIALIZED (
    SELECT DISTINCT ON (order_id) order_id, next_state, on_hand, reserved, position
    FROM unnest($1::uuid[], $2::text[], $3::text[], $4::bigint[], $5::bigint[])
      WITH ORDINALITY AS wanted (order_id, state, next_state, on_hand, reserved, position)
    JOIN known USING (order_id, state)
    ORDER BY order_id, position
  ), line AS MATERIALIZED (
    SELECT l.product_id, l.quantity * due.on_hand AS on_hand, l.quantity * due.reserved AS reserved,
           due.order_id, lower(next_state) AS kind
    FROM due JOIN reservation_line l ON l.order_id = due.order_id
  ), stock AS MATERIALIZED (
    SELECT id, on_hand, reserved FROM product WHERE id = ANY (ARRAY(SELECT product_id FROM line))
    ORDER BY id
    FOR NO KEY UPDATE
  ), changed AS (
    UPDATE product SET on_hand = stock.on_hand + total.on_hand, reserved = stock.reserved + total.reserved
    FROM stock JOIN (
      SELECT product_id AS id, sum(on_hand) AS on_hand, sum(reserved) AS reserved
      FROM line GROUP BY product_id) AS total USING (id)
    WHERE product.id = stock.id
    RETURNING product.id
  ), moved AS (
    INSERT INTO stock_move (product_id, kind, delta, order_id)
    SELECT product_id, kind, on_hand, order_id FROM line WHERE on_hand <> 0
  )
  UPDATE reservation SET state = due.next_state, expires_at = NULL, updated_at = now()
  FROM due, (SELECT count(*) FROM changed) AS first WHERE reservation.order_id = due.order_id
  RETURNING due.position::integer - 1 AS position`);
