import type { Currency } from '@quartet/money';
import type { Product } from '../domain/product.ts';

export interface ProductRow {
  readonly id: string;
  readonly sku: string;
  readonly name: string;
  readonly description: string;
  readonly category: string;
  readonly price_amount: number;
  readonly price_currency: Currency;
  readonly available: number;
  readonly version: number;
  readonly created_at: Date;
  readonly updated_at: Date;
}

export function productOf(row: ProductRow): Product {
  return {
    id: row.id,
    sku: row.sku,
    name: row.name,
    description: row.description,
    category: row.category,
    price: { amount: row.price_amount, currency: row.price_currency },
    available: row.available,
    version: row.version,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  };
}
