import { randomUUID } from 'node:crypto';
import { createClient, unwrap } from '@quartet/client';
import type { Account, ReadyContent } from '@quartet/local-client/ready-content';

const clients = 4;
/** More than a busy machine needs; what is placed again is placed once. */
const attempts = 100;

/** Places orders of two products, until all are confirmed. */
export async function placeOrders(ready: ReadyContent, count: number): Promise<void> {
  const [admin, shopper] = [await logIn(ready, ready.admin), await logIn(ready, ready.shopper)];
  const add = () => unwrap(admin.api.POST('/api/products', { body: newProduct() }));
  const products = [await add(), await add()];
  const items = products.map(({ id }) => ({ productId: id, quantity: 1 }));
  let next = count;
  const place = async () => {
    while (next-- > 0) {
      const { id } = await shopper.orders.place({ items, paymentMethod: 'pm_ok' });
      const { status } = await shopper.orders.settled(id);
      if (status !== 'confirmed') throw new Error(`order ${id} is ${status}`);
    }
  };
  await Promise.all(Array.from({ length: clients }, place));
}

async function logIn({ url, apiKey }: ReadyContent, account: Account) {
  const client = createClient({ url, apiKey, attempts });
  await client.logIn(account);
  return client;
}

function newProduct() {
  return {
    sku: `SIZE-${randomUUID()}`,
    name: 'Blue mug of stoneware',
    description: '',
    category: 'kitchen',
    price: { amount: 1_450, currency: 'USD' as const },
    stock: 1_000_000,
  };
}
