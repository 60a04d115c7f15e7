import { CacheControl, ETag, operation, parse } from '@quartet/http';
import type { RequestHandler } from 'express';
import { z } from 'zod';
import type { Deps } from '../deps.ts';
import { etagOf, hasSeen, IfNoneMatchHeaders } from '../schemas/etag.ts';
import { ProductPath, ProductView, viewProduct } from '../schemas/product.ts';

const headers = z.object({ ETag, 'Cache-Control': CacheControl });

export const getProductOperation = operation({
  summary: 'Get a product',
  description: 'With If-None-Match it has a body only if the product or its stock has changed.',
  who: 'key',
  params: ProductPath,
  headers: IfNoneMatchHeaders,
  answers: {
    200: { description: 'The product', body: ProductView, headers },
    304: { description: 'It is the version that If-None-Match names', headers },
  },
  problems: ['not_found'],
});

export function getProduct({ products }: Deps): RequestHandler {
  return async (req, res) => {
    const { id } = parse(ProductPath, req.params);
    const product = await products.get(id);
    const etag = etagOf(product);
    res.setHeader('ETag', etag);
    res.setHeader('Cache-Control', 'no-cache');
    if (hasSeen(req.headers['if-none-match'], etag)) res.status(304).end();
    else res.json(viewProduct(product));
  };
}
