import type { Database, Statement } from '@quartet/database';
import type { Catalogue, Filter, Found, Page } from '../deps.ts';
import { maxPrice } from '../domain/product.ts';
import { type Position, positionOf, type Sort } from '../domain/sort.ts';
import { productOf } from './postgres-product-row.ts';
import {
  countPriced,
  type FoundRow,
  type PageValues,
  searches,
  selectRarestWord,
} from './postgres-search-statements.ts';
import { walks } from './postgres-walk-statements.ts';

/** The most work of one page, however many products there are. */
export interface SearchBounds {
  /** Products that may be looked at and sorted because they have a word, or a price of the range. */
  readonly candidates: number;
  /** Products that may be passed along a sort before the page ends, full or not. */
  readonly walked: number;
  /** Words that may be counted because they begin with a word of the search. */
  readonly words: number;
}

const defaultBounds: SearchBounds = { candidates: 4_000, walked: 4_000, words: 500 };

/** Room for products that are added between the count and the search. */
const slack = 2;

export function postgresCatalogue(database: Database, bounds = defaultBounds): Catalogue {
  const search = async (filter: Filter, page: Page, rarest: string | null): Promise<Found> => {
    const values = [...valuesOf(filter, page), rarest, slack * bounds.candidates] as const;
    return foundIn(await database.many(planAnew(searches[page.sort]), values), page.sort);
  };
  const hasFew = async ({ category, minPrice, maxPrice: max }: Filter): Promise<boolean> => {
    const values = [category ?? null, minPrice, max, bounds.candidates + 1] as const;
    const { products } = await database.one(planAnew(countPriced), values);
    return products <= bounds.candidates;
  };

  return {
    list: async (filter, page) => {
      if (filter.q !== undefined) {
        const word = await database.maybe(selectRarestWord, [filter.q, bounds.words]);
        if (word === undefined) return { products: [], examined: undefined };
        const { lexeme, products } = word;
        if (products !== null && products <= bounds.candidates)
          return search(filter, page, prefix(lexeme));
      }
      if (isPriced(filter) && !isWhole(filter, page) && (await hasFew(filter)))
        return search(filter, page, null);
      const values = [...valuesOf(filter, page), bounds.walked] as const;
      return foundIn(await database.many(planAnew(walks[page.sort]), values), page.sort);
    },
  };
}

/** Removes the name of a statement, so that PostgreSQL plans it for the given words and filters. */
function planAnew<Values extends readonly unknown[], Row>(statement: Statement<Values, Row>) {
  return { ...statement, name: '' };
}

function isPriced({ minPrice, maxPrice: max }: Filter): boolean {
  return minPrice > 1 || max < maxPrice;
}

/** A walk along the prices passes nothing that it does not find. */
function isWhole({ q }: Filter, { sort }: Page): boolean {
  return q === undefined && (sort === 'price' || sort === '-price');
}

function foundIn(rows: readonly FoundRow[], sort: Sort): Found {
  const last = rows.find(({ matched }) => !matched);
  return {
    products: rows.filter(({ matched }) => matched).map(productOf),
    examined: last && positionOf(productOf(last), sort),
  };
}

function valuesOf(filter: Filter, { sort, after, limit }: Page): PageValues {
  return [
    filter.q === undefined ? null : filter.q.split(/\s+/).map(prefix).join(' & '),
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
function prefix(word: string): string {
  return `'${word.replaceAll('\\', '\\\\').replaceAll("'", "''")}':*`;
}
