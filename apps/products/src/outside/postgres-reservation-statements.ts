import { statement } from '@quartet/database';
import type { Currency } from '@quartet/money';
import type { ReservationState } from '../domain/reservation.ts';
import type { OfferRow, ReservationRow } from './postgres-reservation-row.ts';

export const byOrder = statement<readonly [orderId: string], ReservationRow>(`
  SELECT order_id, state, expires_at,
         CASE WHEN line.order_id IS NOT NULL THEN to_jsonb(line) END AS line
  FROM reservation LEFT JOIN reservation_line line USING (order_id)
  WHERE order_id = $1
  ORDER BY product_id`);

export const lock = statement<readonly [orderId: string]>(`
  SELECT FROM reservation WHERE order_id = $1 FOR NO KEY UPDATE`);

/** Waits for whoever is opening the same reservation, and then opens none. */
export const open = statement<
  readonly [orderId: string, holdMilliseconds: number],
  { readonly expires_at: Date }
>(`
  INSERT INTO reservation (order_id, state, expires_at)
  VALUES ($1, 'HELD', now() + $2::bigint * interval '1 millisecond')
  ON CONFLICT DO NOTHING
  RETURNING expires_at`);

/** Closes an order that has reserved nothing; either way the reservation is locked afterwards. */
export const closeUnopened = statement<readonly [orderId: string]>(`
  INSERT INTO reservation AS known (order_id, state) VALUES ($1, 'RELEASED')
  ON CONFLICT (order_id) DO UPDATE SET updated_at = known.updated_at`);

/** Everybody locks products by id, upwards, and after the reservation: so nobody waits in a circle. */
export const lockOffers = statement<readonly [ids: readonly string[]], OfferRow>(`
  SELECT id, name, price_amount, price_currency,
         on_hand - reserved AS available, deleted_at IS NULL AS for_sale
  FROM product
  WHERE id = ANY ($1::uuid[])
  ORDER BY id
  FOR NO KEY UPDATE`);

type NewLines = readonly [
  orderId: string,
  productIds: readonly string[],
  names: readonly string[],
  quantities: readonly number[],
  unitAmounts: readonly number[],
  currencies: readonly Currency[],
];

export const hold = statement<NewLines>(`
  WITH line AS (
    INSERT INTO reservation_line (order_id, product_id, name, quantity, unit_amount, currency)
    SELECT $1, * FROM unnest($2::uuid[], $3::text[], $4::integer[], $5::integer[], $6::text[])
    RETURNING product_id, quantity
  )
  UPDATE product SET reserved = reserved + quantity FROM line WHERE id = product_id`);

type Transition = readonly [
  orderId: string,
  from: ReservationState,
  to: ReservationState,
  onHandPerUnit: number,
  reservedPerUnit: number,
];

export const settle = statement<Transition>(`
  WITH settled AS (
    UPDATE reservation SET state = $3, expires_at = NULL, updated_at = now()
    WHERE order_id = $1 AND state = $2
    RETURNING order_id
  ), changed AS (
    UPDATE product
    SET on_hand = on_hand + $4::bigint * quantity, reserved = reserved + $5::bigint * quantity
    FROM settled JOIN reservation_line USING (order_id)
    WHERE id = product_id
    RETURNING id, order_id, $4::bigint * quantity AS delta
  )
  INSERT INTO stock_move (product_id, kind, delta, order_id)
  SELECT id, lower($3), delta, order_id FROM changed WHERE delta <> 0`);

/** Skips what a commit or a release has its hands on. */
export const lockDue = statement<readonly [limit: number], { readonly order_id: string }>(`
  SELECT order_id FROM reservation
  WHERE state = 'HELD' AND expires_at <= now()
  ORDER BY expires_at LIMIT $1
  FOR NO KEY UPDATE SKIP LOCKED`);

export const lockProductsOf = statement<readonly [orderIds: readonly string[]]>(`
  SELECT FROM product
  WHERE id IN (SELECT product_id FROM reservation_line WHERE order_id = ANY ($1::uuid[]))
  ORDER BY id
  FOR NO KEY UPDATE`);

export const expire = statement<readonly [orderIds: readonly string[]]>(`
  WITH expired AS (
    UPDATE reservation SET state = 'EXPIRED', expires_at = NULL, updated_at = now()
    WHERE order_id = ANY ($1::uuid[]) AND state = 'HELD'
    RETURNING order_id
  ), freed AS (
    SELECT product_id, sum(quantity)::bigint AS quantity
    FROM expired JOIN reservation_line USING (order_id)
    GROUP BY product_id
  )
  UPDATE product SET reserved = reserved - quantity FROM freed WHERE id = product_id`);
