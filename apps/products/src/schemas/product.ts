import { MoneyView, Timestamp, Uuid } from '@quartet/http';
import { z } from 'zod';
import type { Product } from '../domain/product.ts';

export const ProductPath = z.strictObject({ id: Uuid });

export const ProductView = z
  .strictObject({
    id: Uuid,
    sku: z.string(),
    name: z.string(),
    description: z.string(),
    category: z.string(),
    price: MoneyView,
    available: z.int().min(0),
    createdAt: Timestamp,
    updatedAt: Timestamp,
  })
  .meta({ id: 'Product' });

export function viewProduct(product: Product): z.output<typeof ProductView> {
  return {
    id: product.id,
    sku: product.sku,
    name: product.name,
    description: product.description,
    category: product.category,
    price: product.price,
    available: product.available,
    createdAt: product.createdAt,
    updatedAt: product.updatedAt,
  };
}
