import {
  CacheControl,
  encodeCursor,
  operation,
  PageQuery,
  pageOf,
  parse,
  parseCursor,
  queryInteger,
  Uuid,
  viewPage,
} from '@quartet/http';
import type { RequestHandler } from 'express';
import { z } from 'zod';
import type { Deps } from '../deps.ts';
import { maxPrice, type Product } from '../domain/product.ts';
import { type Position, positionOf, type Sort, sorts } from '../domain/sort.ts';
import { Category, Name, SearchWords } from '../schemas/product-fields.ts';
import { ProductView, viewProduct } from '../schemas/product.ts';

const amount = (fallback: number) =>
  queryInteger({ min: 0, max: maxPrice, default: fallback }).meta({
    description: 'In minor units',
  });

const Query = PageQuery.extend({
  q: SearchWords.optional().meta({
    description: 'Each word begins a word of the name or description',
  }),
  category: Category.optional().meta({ description: 'Only products of this category' }),
  minPrice: amount(0),
  maxPrice: amount(maxPrice),
  sort: z
    .enum(sorts)
    .default('-createdAt')
    .meta({ description: 'The order of the list; - is descending' }),
})
  .strict()
  .refine((query) => query.minPrice <= query.maxPrice, {
    path: ['minPrice'],
    message: 'must not be above maxPrice',
  });

const Moment = z.int().min(0).max(253_402_300_799_999);
const Cents = z.int().min(0).max(maxPrice);

/** A cursor belongs to its sort: in another one it would point nowhere. */
const cursors = {
  createdAt: z.tuple([z.literal('createdAt'), Moment, Uuid]),
  '-createdAt': z.tuple([z.literal('-createdAt'), Moment, Uuid]),
  name: z.tuple([z.literal('name'), Name, Uuid]),
  '-name': z.tuple([z.literal('-name'), Name, Uuid]),
  price: z.tuple([z.literal('price'), Cents, Uuid]),
  '-price': z.tuple([z.literal('-price'), Cents, Uuid]),
} satisfies { [S in Sort]: z.ZodType<readonly [S, string | number, string]> };

export const listProductsOperation = operation({
  summary: 'Search the catalogue',
  description:
    'A cursor belongs to one sort; filters may change between pages. A page may have fewer items than its limit, or ' +
    'none, before the last one: when few of many products pass the filters, it ends after some thousands of them.',
  who: 'key',
  query: Query,
  answers: {
    200: {
      description: 'A page of products',
      body: pageOf(ProductView),
      headers: z.object({ 'Cache-Control': CacheControl }),
    },
  },
});

export function listProducts({ catalogue }: Deps): RequestHandler {
  return async (req, res) => {
    const { sort, limit, cursor, ...filter } = parse(Query, req.query);
    const after = afterOf(cursor, sort);
    const found = await catalogue.list(filter, { sort, after, limit: limit + 1 });
    const paging = { limit, view: viewProduct, positionOf: placeIn(sort) };
    const { items, nextCursor } = viewPage(found.products, paging);
    res.setHeader('Cache-Control', 'no-cache');
    res.json({ items, nextCursor: nextCursor ?? cursorAfter(found.examined, sort) });
  };
}

function placeIn(sort: Sort) {
  return (product: Product) => placeOf(positionOf(product, sort), sort);
}

function placeOf({ key, id }: Position, sort: Sort) {
  return [sort, key, id];
}

function cursorAfter(examined: Position | undefined, sort: Sort): string | null {
  return examined === undefined ? null : encodeCursor(placeOf(examined, sort));
}

function afterOf(cursor: string | undefined, sort: Sort): Position | undefined {
  const parsed = parseCursor(cursors[sort], cursor);
  return parsed && { key: parsed[1], id: parsed[2] };
}
