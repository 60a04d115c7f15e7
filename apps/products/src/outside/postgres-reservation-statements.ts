import { statement } from '@quartet/database';
import type { OfferRow, ReservationRow } from './postgres-reservation-row.ts';

// Nobody waits in a circle: whoever locks a reservation does so before its products, products are
// locked by id, upwards, and whoever opens a reservation locks nothing after it. A reservation is
// changed last, because ON CONFLICT waits for a row that is being changed and not for one that is locked.
// Stock is computed from the locked row: PostgreSQL checks constraints with the row of the snapshot first.

export const selectReservation = statement<[orderId: string], ReservationRow>(`
  SELECT r.order_id, r.state, r.expires_at,
         CASE WHEN l.order_id IS NOT NULL THEN jsonb_build_object(
           'product_id', l.product_id, 'name', l.name, 'quantity', l.quantity,
           'unit_amount', l.unit_amount, 'currency', l.currency) END AS line
  FROM reservation r LEFT JOIN reservation_line l ON l.order_id = r.order_id
  WHERE r.order_id = $1
  ORDER BY l.product_id`);

type NewReservation = [
  orderId: string,
  productIds: readonly string[],
  quantities: readonly number[],
  lifetime: number,
];

export const holdLines = statement<NewReservation, OfferRow>(`
  WITH offer AS (
    SELECT p.id, p.name, p.price_amount, p.price_currency, wanted.quantity,
           p.on_hand, p.reserved, p.on_hand - p.reserved AS available, p.deleted_at IS NULL AS for_sale
    FROM product p JOIN unnest($2::uuid[], $3::integer[]) AS wanted (id, quantity) ON p.id = wanted.id
    ORDER BY p.id
    FOR NO KEY UPDATE OF p
  ), opened AS (
    INSERT INTO reservation (order_id, state, expires_at)
    SELECT $1, 'HELD', now() + $4 * interval '1 ms'
    FROM offer
    HAVING count(*) = cardinality($2::uuid[])
       AND bool_and(for_sale AND available >= quantity)
       AND count(DISTINCT price_currency) = 1
    ON CONFLICT DO NOTHING
    RETURNING order_id, expires_at
  ), line AS (
    INSERT INTO reservation_line (order_id, product_id, name, quantity, unit_amount, currency)
    SELECT order_id, id, name, quantity, price_amount, price_currency FROM opened, offer
  ), held AS (
    UPDATE product SET on_hand = offer.on_hand, reserved = offer.reserved + offer.quantity
    FROM opened, offer WHERE product.id = offer.id
  )
  SELECT id, name, price_amount, price_currency, available, for_sale, expires_at
  FROM offer LEFT JOIN opened ON true
  ORDER BY id`);

export const insertReleased = statement<[orderId: string]>(`
  INSERT INTO reservation (order_id, state) VALUES ($1, 'RELEASED') ON CONFLICT DO NOTHING`);

export const expireDue = statement<[limit: number]>(`
  WITH due AS (
    SELECT order_id FROM reservation
    WHERE state = 'HELD' AND expires_at <= now()
    ORDER BY expires_at LIMIT $1
    FOR NO KEY UPDATE SKIP LOCKED
  ), line AS (
    SELECT l.product_id, l.quantity, p.on_hand, p.reserved
    FROM due JOIN reservation_line l ON l.order_id = due.order_id JOIN product p ON p.id = l.product_id
    ORDER BY p.id
    FOR NO KEY UPDATE OF p
  ), freed AS (
    SELECT product_id, on_hand, reserved - sum(quantity) AS reserved
    FROM line GROUP BY product_id, on_hand, reserved
  ), changed AS (
    UPDATE product SET on_hand = freed.on_hand, reserved = freed.reserved
    FROM freed WHERE product.id = freed.product_id
    RETURNING product.id
  )
  UPDATE reservation SET state = 'EXPIRED', expires_at = NULL, updated_at = now()
  FROM due, (SELECT count(*) FROM changed) AS first WHERE reservation.order_id = due.order_id`);
