import { type Statement, statement } from '@quartet/database';
import type { Sort } from '../domain/sort.ts';
import type { FoundRow, PageValues } from './postgres-search-statements.ts';

type WalkValues = readonly [...PageValues, walked: number];

const walked = `
  SELECT id, sku, name, description, category, price_amount, price_currency,
         on_hand - reserved AS available, version, created_at, updated_at`;

const ofCategory = `
  FROM product WHERE deleted_at IS NULL AND ($2::text IS NULL OR category = ANY (ARRAY[$2]))`;

const ofPrice = `
  FROM product WHERE deleted_at IS NULL AND ($2::text IS NULL OR category = ANY (ARRAY[$2]))
    AND price_amount BETWEEN $3 AND $4`;

/** Keeps PostgreSQL off the index of the sort alone, along which it would pass all other categories. */
const group = `CASE WHEN $2::text IS NULL THEN '' ELSE category END`;

/** The last product that was looked at follows the matches unless they fill the page. */
const page = `
  ), matches AS (
    SELECT id, sku, name, description, category, price_amount, price_currency, available, version, created_at,
         updated_at, place FROM walked
    WHERE price_amount BETWEEN $3 AND $4 AND ($1::text IS NULL OR (
      SELECT words @@ to_tsquery('simple', $1) FROM product_search WHERE product_id = walked.id))
    ORDER BY place LIMIT $7
  )
  SELECT id, sku, name, description, category, price_amount, price_currency, available, version, created_at,
         updated_at, true AS matched, place FROM matches
  UNION ALL
  SELECT id, sku, name, description, category, price_amount, price_currency, available, version, created_at,
         updated_at, false AS matched, place FROM walked
  WHERE place = $8 AND (SELECT count(*) FROM matches) < $7
  ORDER BY place`;

/** Follows the index of a sort, from the position that the page begins after, for so many products at most. */
export const walks: Readonly<Record<Sort, Statement<WalkValues, FoundRow>>> = {
  createdAt: statement(
    `WITH walked AS (
       ${walked}, row_number() OVER (ORDER BY ${group}, created_at, id) AS place ${ofCategory}
         AND ($5::timestamptz IS NULL OR (created_at, id) > ($5, $6))
       ORDER BY ${group}, created_at, id LIMIT $8 ${page}`,
  ),
  '-createdAt': statement(
    `WITH walked AS (
       ${walked}, row_number() OVER (ORDER BY ${group} DESC, created_at DESC, id DESC) AS place ${ofCategory}
         AND ($5::timestamptz IS NULL OR (created_at, id) < ($5, $6))
       ORDER BY ${group} DESC, created_at DESC, id DESC LIMIT $8 ${page}`,
  ),
  name: statement(
    `WITH walked AS (
       ${walked}, row_number() OVER (ORDER BY ${group}, lower(name), id) AS place ${ofCategory}
         AND ($5::text IS NULL OR (lower(name), id) > (lower($5), $6))
       ORDER BY ${group}, lower(name), id LIMIT $8 ${page}`,
  ),
  '-name': statement(
    `WITH walked AS (
       ${walked}, row_number() OVER (ORDER BY ${group} DESC, lower(name) DESC, id DESC) AS place ${ofCategory}
         AND ($5::text IS NULL OR (lower(name), id) < (lower($5), $6))
       ORDER BY ${group} DESC, lower(name) DESC, id DESC LIMIT $8 ${page}`,
  ),
  price: statement(
    `WITH walked AS (
       ${walked}, row_number() OVER (ORDER BY ${group}, price_amount, id) AS place ${ofPrice}
         AND ($5::integer IS NULL OR (price_amount, id) > ($5, $6))
       ORDER BY ${group}, price_amount, id LIMIT $8 ${page}`,
  ),
  '-price': statement(
    `WITH walked AS (
       ${walked}, row_number() OVER (ORDER BY ${group} DESC, price_amount DESC, id DESC) AS place ${ofPrice}
         AND ($5::integer IS NULL OR (price_amount, id) < ($5, $6))
       ORDER BY ${group} DESC, price_amount DESC, id DESC LIMIT $8 ${page}`,
  ),
};
