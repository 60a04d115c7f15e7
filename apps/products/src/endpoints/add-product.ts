import { callerOf, Location, operation, parse } from '@quartet/http';
import type { RequestHandler } from 'express';
import { z } from 'zod';
import type { Deps } from '../deps.ts';
import { etagOf } from '../schemas/etag.ts';
import { Category, Description, Name, ProductPrice, Sku } from '../schemas/product-fields.ts';
import { productAnswer, viewProduct } from '../schemas/product.ts';

const NewProduct = z
  .strictObject({
    sku: Sku,
    name: Name,
    description: Description,
    category: Category,
    price: ProductPrice,
    stock: z.int().min(0).max(1_000_000).default(0),
  })
  .meta({
    id: 'NewProduct',
    description: 'A product and its first stock',
    example: {
      sku: 'MUG-350-BLUE',
      name: 'Stoneware mug',
      description: 'Holds 350 ml.',
      category: 'Kitchen',
      price: { amount: 1_000, currency: 'USD' },
      stock: 12,
    },
  });

const added = productAnswer('The product was added');
const addedAnswer = { ...added, headers: added.headers.extend({ Location }) };

export const addProductOperation = operation({
  summary: 'Add a product to the catalogue',
  description: 'Its stock can be ordered at once. A SKU that a removed product had is free.',
  who: 'admin',
  body: NewProduct,
  answers: { 201: addedAnswer },
  problems: ['sku_taken'],
});

export function addProduct({ products }: Deps): RequestHandler {
  return async (req, res) => {
    const caller = callerOf(req);
    const draft = parse(NewProduct, req.body);
    const product = await products.add(draft, caller.id);
    res.setHeader('ETag', etagOf(product));
    res.status(201).location(`/api/products/${product.id}`).json(viewProduct(product));
  };
}
