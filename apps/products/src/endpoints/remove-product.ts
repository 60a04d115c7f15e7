import { operation, parse } from '@quartet/http';
import type { RequestHandler } from 'express';
import type { Deps } from '../deps.ts';
import { ProductPath } from '../schemas/product.ts';

export const removeProductOperation = operation({
  summary: 'Take a product off sale',
  description: 'Orders that have reserved it are not affected.',
  who: 'admin',
  params: ProductPath,
  answers: { 204: { description: 'The product is no longer for sale' } },
  problems: ['not_found'],
});

export function removeProduct({ products }: Deps): RequestHandler {
  return async (req, res) => {
    const { id } = parse(ProductPath, req.params);
    await products.remove(id);
    res.status(204).end();
  };
}
