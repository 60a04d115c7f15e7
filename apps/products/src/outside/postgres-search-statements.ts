import { type Statement, statement } from '@quartet/database';
import type { Sort } from '../domain/sort.ts';
import type { ProductRow } from './postgres-product-row.ts';

/** Products that pass the filters are `matched`; the last one that was looked at may follow, when more are left. */
export type FoundRow = ProductRow & { readonly matched: boolean };

/** The words and the other filters of a page, the position that it begins after, and its size. */
export type PageValues = readonly [
  ...[words: string | null, category: string | null, minAmount: number, maxAmount: number],
  ...[key: string | number | Date | null, id: string | null, limit: number],
];

type SearchValues = readonly [...PageValues, rarest: string | null, most: number];

interface RarestWord {
  readonly lexeme: string;
  /** Null when it begins more words than were counted. */
  readonly products: number | null;
}

/** The sort keeps PostgreSQL on the index, where it stops at the limit. */
export const selectRarestWord = statement<[search: string, words: number], RarestWord>(
  `SELECT lexeme, (
     SELECT CASE WHEN count(*) < $2 THEN coalesce(sum(products), 0) END
     FROM (SELECT products FROM search_word
           WHERE word >= lexeme COLLATE "C" AND word < (lexeme || chr(1114111)) COLLATE "C"
           ORDER BY word LIMIT $2) AS begun) AS products
   FROM unnest(tsvector_to_array(to_tsvector('simple', $1))) AS lexeme
   ORDER BY products LIMIT 1`,
);

/** The sort keeps PostgreSQL on an index here too: the one of the category, when there is one. */
export const countPriced = statement<
  readonly [category: string | null, minAmount: number, maxAmount: number, most: number],
  { readonly products: number }
>(
  `SELECT count(*) AS products FROM (
     SELECT FROM product
     WHERE deleted_at IS NULL AND ($1::text IS NULL OR category = ANY (ARRAY[$1])) AND price_amount BETWEEN $2 AND $3
     ORDER BY CASE WHEN $1::text IS NULL THEN '' ELSE category END, price_amount LIMIT $4) AS priced`,
);

const found = `
  SELECT id, sku, name, description, category, price_amount, price_currency,
         on_hand - reserved AS available, version, created_at, updated_at, true AS matched
  FROM product
  WHERE deleted_at IS NULL AND ($2::text IS NULL OR category = $2) AND price_amount BETWEEN $3 AND $4
    AND id = ANY (CASE WHEN $8::text IS NULL
      THEN ARRAY(SELECT id FROM product
                 WHERE deleted_at IS NULL AND ($2::text IS NULL OR category = ANY (ARRAY[$2]))
                   AND price_amount BETWEEN $3 AND $4
                 ORDER BY CASE WHEN $2::text IS NULL THEN '' ELSE category END, price_amount LIMIT $9)
      ELSE ARRAY(SELECT product_id FROM product_search WHERE words @@ $8::tsquery LIMIT $9) END)
    AND ($1::text IS NULL OR (
      SELECT words @@ to_tsquery('simple', $1) FROM product_search WHERE product_id = product.id))`;

/** Looks at each product that has the rarest word, or a price of the range, and sorts those that match. */
export const searches: Readonly<Record<Sort, Statement<SearchValues, FoundRow>>> = {
  createdAt: statement(
    `${found} AND ($5::timestamptz IS NULL OR (created_at, id) > ($5, $6))
     ORDER BY created_at, id LIMIT $7`,
  ),
  '-createdAt': statement(
    `${found} AND ($5::timestamptz IS NULL OR (created_at, id) < ($5, $6))
     ORDER BY created_at DESC, id DESC LIMIT $7`,
  ),
  name: statement(
    `${found} AND ($5::text IS NULL OR (lower(name), id) > (lower($5), $6))
     ORDER BY lower(name), id LIMIT $7`,
  ),
  '-name': statement(
    `${found} AND ($5::text IS NULL OR (lower(name), id) < (lower($5), $6))
     ORDER BY lower(name) DESC, id DESC LIMIT $7`,
  ),
  price: statement(
    `${found} AND ($5::integer IS NULL OR (price_amount, id) > ($5, $6))
     ORDER BY price_amount, id LIMIT $7`,
  ),
  '-price': statement(
    `${found} AND ($5::integer IS NULL OR (price_amount, id) < ($5, $6))
     ORDER BY price_amount DESC, id DESC LIMIT $7`,
  ),
};
