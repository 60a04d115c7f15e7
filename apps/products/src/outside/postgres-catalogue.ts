import { type Database, type Statement, statement } from '@quartet/database';
import type { Catalogue, Filter, Page } from '../deps.ts';
import type { Position, Sort } from '../domain/sort.ts';
import { type ProductRow, productOf } from './postgres-product-row.ts';

type PageValues = [
  ...[words: string | null, category: string | null, minAmount: number, maxAmount: number],
  ...[key: string | number | Date | null, id: string | null, limit: number],
];

const forSale = `
  SELECT id, sku, name, description, category, price_amount, price_currency,
         on_hand - reserved AS available, version, created_at, updated_at
  FROM products_for_sale(to_tsquery('simple', $1), $2, $3, $4)`;

const pages: Readonly<Record<Sort, Statement<PageValues, ProductRow>>> = {
  createdAt: statement(
    `${forSale} WHERE $5::timestamptz IS NULL OR (created_at, id) > ($5, $6)
     ORDER BY created_at, id LIMIT $7`,
  ),
  '-createdAt': statement(
    `${forSale} WHERE $5::timestamptz IS NULL OR (created_at, id) < ($5, $6)
     ORDER BY created_at DESC, id DESC LIMIT $7`,
  ),
  name: statement(
    `${forSale} WHERE $5::text IS NULL OR (lower(name), id) > (lower($5), $6)
     ORDER BY lower(name), id LIMIT $7`,
  ),
  '-name': statement(
    `${forSale} WHERE $5::text IS NULL OR (lower(name), id) < (lower($5), $6)
     ORDER BY lower(name) DESC, id DESC LIMIT $7`,
  ),
  price: statement(
    `${forSale} WHERE $5::integer IS NULL OR (price_amount, id) > ($5, $6)
     ORDER BY price_amount, id LIMIT $7`,
  ),
  '-price': statement(
    `${forSale} WHERE $5::integer IS NULL OR (price_amount, id) < ($5, $6)
     ORDER BY price_amount DESC, id DESC LIMIT $7`,
  ),
};

export function postgresCatalogue(database: Database): Catalogue {
  return {
    list: async (filter, page) => {
      const statement = planAnew(pages[page.sort]);
      const rows = await database.many(statement, valuesOf(filter, page));
      return rows.map(productOf);
    },
  };
}

/** Removes the name of a statement, so that PostgreSQL plans it for the given words and filters. */
function planAnew<Values extends readonly unknown[], Row>(statement: Statement<Values, Row>) {
  return { ...statement, name: '' };
}

function valuesOf(filter: Filter, { sort, after, limit }: Page): PageValues {
  return [
    filter.q === undefined ? null : prefixes(filter.q),
    filter.category ?? null,
    filter.minPrice,
    filter.maxPrice,
    after === undefined ? null : keyOf(after, sort),
    after?.id ?? null,
    limit,
  ];
}

function keyOf({ key }: Position, sort: Sort): string | number | Date {
  return sort === 'createdAt' || sort === '-createdAt' ? new Date(key) : key;
}

/** Every word of the search must begin a word of the product: `'usb':* & 'hub':*`. */
function prefixes(search: string): string {
  return search
    .split(/\s+/)
    .map((word) => `'${word.replaceAll('\\', '\\\\').replaceAll("'", "''")}':*`)
    .join(' & ');
}
