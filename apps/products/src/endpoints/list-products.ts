import {
  CacheControl,
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
import type { Product } from '../domain/product.ts';
import { type Position, positionOf, type Sort, sorts } from '../domain/sort.ts';
import { Category, maxPrice, Name, SearchWords } from '../schemas/product-fields.ts';
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
  description: 'A cursor belongs to one sort; filters may change between pages.',
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
    res.setHeader('Cache-Control', 'no-cache');
    res.json(viewPage(found, { limit, view: viewProduct, positionOf: placeIn(sort) }));
  };
}

function placeIn(sort: Sort) {
  return (product: Product) => {
    const { key, id } = positionOf(product, sort);
    return [sort, key, id];
  };
}

function afterOf(cursor: string | undefined, sort: Sort): Position | undefined {
  const parsed = parseCursor(cursors[sort], cursor);
  return parsed && { key: parsed[1], id: parsed[2] };
}
