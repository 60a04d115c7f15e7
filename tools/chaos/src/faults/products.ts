import { randomUUID } from 'node:crypto';

export interface Products {
  readonly inStock: string;
  readonly soldOut: string;
}

/** Adds two products through the API of the service. */
export async function addProducts(products: string, admin: string): Promise<Products> {
  const add = async (stock: number) => {
    const answer = await fetch(`${products}/api/products`, {
      method: 'POST',
      headers: { authorization: `Bearer ${admin}`, 'content-type': 'application/json' },
      body: JSON.stringify({
        sku: `MUG-${randomUUID().slice(0, 8).toUpperCase()}`,
        name: 'Stoneware mug',
        description: '',
        category: 'kitchen',
        price: { amount: 1_450, currency: 'USD' },
        stock,
      }),
    });
    if (answer.status !== 201) throw new Error(`adding a product failed: ${await answer.text()}`);
    return ((await answer.json()) as { readonly id: string }).id;
  };
  return { inStock: await add(1_000_000), soldOut: await add(0) };
}
