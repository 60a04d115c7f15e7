import { operation, parse } from '@quartet/http';
import type { RequestHandler } from 'express';
import { z } from 'zod';
import type { Deps } from '../deps.ts';
import { edit } from '../domain/product.ts';
import { etagOf, IfMatchHeaders, seenVersions } from '../schemas/etag.ts';
import { Category, Description, Name, ProductPrice } from '../schemas/product-fields.ts';
import { productAnswer, ProductPath, viewProduct } from '../schemas/product.ts';

const ProductChanges = z
  .strictObject({
    name: Name.exactOptional(),
    description: Description.exactOptional(),
    category: Category.exactOptional(),
    price: ProductPrice.exactOptional(),
  })
  .refine((changes) => Object.keys(changes).length > 0, 'must change something')
  .meta({
    id: 'ProductChanges',
    description: 'The members that change',
    example: { price: { amount: 1_200, currency: 'USD' } },
  });

export const editProductOperation = operation({
  summary: 'Edit a product',
  description:
    'Only the named members change. The version that was read goes into If-Match, so that no change of another admin is lost.',
  who: 'admin',
  params: ProductPath,
  headers: IfMatchHeaders,
  body: ProductChanges,
  answers: { 200: productAnswer('The product as it is now') },
  problems: ['not_found', 'precondition_failed', 'precondition_required'],
});

export function editProduct({ products }: Deps): RequestHandler {
  return async (req, res) => {
    const { id } = parse(ProductPath, req.params);
    const changes = parse(ProductChanges, req.body);
    const seen = seenVersions(req.headers['if-match']);
    const product = await products.get(id);
    const edited = await products.save(edit(product, seen, changes));
    res.setHeader('ETag', etagOf(edited));
    res.json(viewProduct(edited));
  };
}
