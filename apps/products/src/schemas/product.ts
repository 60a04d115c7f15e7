import { ETag, MoneyView, Timestamp, Uuid } from '@quartet/http';
import { z } from 'zod';
import type { Product } from '../domain/product.ts';

export const ProductPath = z.strictObject({
  id: Uuid.meta({ description: 'The id of the product' }),
});

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
  .meta({
    id: 'Product',
    description: 'A product of the catalogue',
    example: {
      id: '01987b1a-11aa-7b02-8c1f-5b0e9d8f7a66',
      sku: 'MUG-350-BLUE',
      name: 'Stoneware mug',
      description: 'Holds 350 ml.',
      category: 'Kitchen',
      price: { amount: 1_000, currency: 'USD' },
      available: 12,
      createdAt: '2026-01-31T12:00:00.000Z',
      updatedAt: '2026-01-31T12:00:00.000Z',
    },
  });

/** The answer that shows a product and its version. */
export function productAnswer(description: string) {
  return { description, body: ProductView, headers: z.object({ ETag }) };
}

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
