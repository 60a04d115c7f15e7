import { operation, parse } from '@quartet/http';
import type { RequestHandler } from 'express';
import { z } from 'zod';
import type { Deps } from '../deps.ts';
import { edit } from '../domain/product.ts';
import { etagOf, IfMatchHeaders, seenVersions } from '../schemas/etag.ts';
import { Category, Description, Name, ProductPrice } from '../schemas/product-fields.ts';
import { ProductPath, ProductView, viewProduct } from '../schemas/product.ts';

const ProductChanges = z
  .strictObject({
    name: Name.exactOptional(),
    description: Description.exactOptional(),
    category: Category.exactOptional(),
    price: ProductPrice.exactOptional(),
  })
  .refine((changes) => Object.keys(changes).length > 0, 'must change something');

export const editProductOperation = operation({
  summary: 'Edit a product',
  who: 'admin',
  params: ProductPath,
  headers: IfMatchHeaders,
  body: ProductChanges,
  answers: { 200: ProductView },
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
