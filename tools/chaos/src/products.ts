import { randomBytes } from 'node:crypto';
import type { NewProduct } from '@quartet/client';
import type { Client } from './client.ts';

export interface Product {
  readonly id: string;
  /** The stock at the start. */
  readonly stock: number;
}

const plenty = 100_000;
const names = ['Mug', 'Lamp', 'Kettle', 'Blanket', 'Clock', 'Tent'];

/** Adds the six products of a seed: four with enough stock, and two that many orders find sold out. */
export async function addProducts(client: Client, orders: number): Promise<readonly Product[]> {
  const few = Math.ceil(orders / 10);
  const adding = names.map((name, index) => add(client, name, index < 4 ? plenty : few));
  return Promise.all(adding);
}

/** The body of a request that adds a product. */
export function productBody(name: string, stock: number): NewProduct {
  return {
    sku: `STORM-${randomBytes(4).toString('hex').toUpperCase()}`,
    name,
    description: '',
    category: 'storm',
    price: { amount: 1_450, currency: 'USD' },
    stock,
  };
}

async function add(client: Client, name: string, stock: number): Promise<Product> {
  const body = productBody(name, stock);
  const response = await client.send({
    role: 'admin',
    call: (api) => api.POST('/api/products', { body }),
  });
  if (response.status !== 201 || response.body.id === undefined) {
    throw new Error(`adding a product failed: ${JSON.stringify(response)}`);
  }
  return { id: response.body.id, stock };
}
