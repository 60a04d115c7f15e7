import { callerOf, operation, parse } from '@quartet/http';
import type { RequestHandler } from 'express';
import { z } from 'zod';
import type { Deps } from '../deps.ts';
import { etagOf } from '../schemas/etag.ts';
import { Reason } from '../schemas/product-fields.ts';
import { productAnswer, ProductPath, viewProduct } from '../schemas/product.ts';

const StockAdjustment = z
  .strictObject({
    delta: z
      .int()
      .min(-1_000_000)
      .max(1_000_000)
      .refine((delta) => delta !== 0, 'must not be 0'),
    reason: Reason,
  })
  .meta({
    id: 'StockAdjustment',
    description: 'How many pieces came or went, and why',
    example: { delta: 20, reason: 'Delivery 4711' },
  });

export const adjustStockOperation = operation({
  summary: 'Add stock, or write it off',
  description: 'Stock that orders have reserved stays: no adjustment goes below it.',
  who: 'admin',
  params: ProductPath,
  body: StockAdjustment,
  answers: { 200: productAnswer('The product with its new stock') },
  problems: ['not_found', 'stock_reserved'],
});

export function adjustStock({ products }: Deps): RequestHandler {
  return async (req, res) => {
    const caller = callerOf(req);
    const { id } = parse(ProductPath, req.params);
    const adjustment = parse(StockAdjustment, req.body);
    const product = await products.adjustStock(id, { ...adjustment, adjustedBy: caller.id });
    res.setHeader('ETag', etagOf(product));
    res.json(viewProduct(product));
  };
}
