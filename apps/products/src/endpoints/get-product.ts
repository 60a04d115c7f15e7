import { operation, parse } from '@quartet/http';
import type { RequestHandler } from 'express';
import type { Deps } from '../deps.ts';
import { etagOf, hasSeen, IfNoneMatchHeaders } from '../schemas/etag.ts';
import { ProductPath, ProductView, viewProduct } from '../schemas/product.ts';

export const getProductOperation = operation({
  summary: 'Get a product',
  who: 'key',
  params: ProductPath,
  headers: IfNoneMatchHeaders,
  answers: { 200: ProductView, 304: null },
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
