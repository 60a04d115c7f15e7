import type { Keys } from './keys.ts';
import type { LoadRequest } from './load/load.ts';

const people = 20;
/** Half of the write rate limit of a user, per second. */
const productsEach = 5;

/** Adds products as several admins, and returns the requests of as many shoppers. */
export async function stock(products: string, keys: Keys): Promise<readonly LoadRequest[]> {
  const shoppers = Array.from({ length: people }, (_, index) => index);
  const requests = shoppers.map(async (person) => {
    const [admin, shopper] = await Promise.all([keys.token('admin'), keys.token('shopper')]);
    const reads: LoadRequest[] = [];
    for (let number = 0; number < productsEach; number++) {
      const id = await add(products, admin, `MUG-${person}-${number}`);
      reads.push({ path: `/api/products/${id}`, token: shopper });
    }
    return reads;
  });
  return (await Promise.all(requests)).flat();
}

async function add(products: string, token: string, sku: string): Promise<string> {
  const response = await fetch(`${products}/api/products`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${token}` },
    body: JSON.stringify({ ...mug, sku }),
  });
  const body: unknown = await response.json();
  if (response.status !== 201) throw new Error(`adding a product failed: ${JSON.stringify(body)}`);
  return (body as { readonly id: string }).id;
}

const mug = {
  name: 'Stoneware mug, blue',
  description: 'Holds 350 ml, safe in the dishwasher.',
  category: 'kitchen',
  price: { amount: 1450, currency: 'USD' },
  stock: 240,
};
