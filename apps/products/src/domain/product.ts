import type { Money } from '@quartet/money';
import { Problem } from '@quartet/problem';

/** The highest price of a product, in minor units; the lowest is 1. */
export const maxPrice = 10_000_000;

export interface Product {
  readonly id: string;
  readonly sku: string;
  readonly name: string;
  readonly description: string;
  readonly category: string;
  readonly price: Money;
  /** On hand and not reserved. */
  readonly available: number;
  /** Raised by each edit; stock moves leave it alone. */
  readonly version: number;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

export interface Draft {
  readonly sku: string;
  readonly name: string;
  readonly description: string;
  readonly category: string;
  readonly price: Money;
  readonly stock: number;
}

export type Changes = Partial<Pick<Product, 'name' | 'description' | 'category' | 'price'>>;

/** The product versions of an If-Match header; `any` for `*`. */
export type Seen = readonly number[] | 'any';

export function edit(product: Product, seen: Seen, changes: Changes): Product {
  if (seen !== 'any' && !seen.includes(product.version)) throw changedMeanwhile();
  return { ...product, ...changes, version: product.version + 1 };
}

export function changedMeanwhile(): Problem {
  return new Problem('precondition_failed', 'The product was changed; read it again, then edit.');
}
