import type { Product } from './product.ts';

export const sorts = ['-createdAt', 'createdAt', 'name', '-name', 'price', '-price'] as const;

export type Sort = (typeof sorts)[number];

/** The start of a page: right after the product with this name, price or time (ms), and id. */
export interface Position {
  readonly key: string | number;
  readonly id: string;
}

export function positionOf(product: Product, sort: Sort): Position {
  return { key: keyOf(product, sort), id: product.id };
}

function keyOf(product: Product, sort: Sort): string | number {
  switch (sort) {
    case 'createdAt':
    case '-createdAt':
      return product.createdAt.getTime();
    case 'name':
    case '-name':
      return product.name;
    case 'price':
    case '-price':
      return product.price.amount;
  }
}
