import { newId } from '@quartet/database';
import type { Filter } from '../../../../../apps/products/src/deps.ts';
import { maxPrice } from '../../../../../apps/products/src/domain/product.ts';
import { positionOf, sorts } from '../../../../../apps/products/src/domain/sort.ts';
import { postgresCatalogue } from '../../../../../apps/products/src/outside/postgres-catalogue.ts';
import { postgresProducts } from '../../../../../apps/products/src/outside/postgres-products.ts';
import { postgresReservations } from '../../../../../apps/products/src/outside/postgres-reservations.ts';
import { idOf } from '../ids.ts';
import type { GrowingService } from './growing-service.ts';

const migrations = new URL('../../../../../apps/products/src/migrations/', import.meta.url);

/** Searches that any API key may send: frequent words, rare ones, ones that meet in no product, and narrow filters. */
const filters: readonly Partial<Filter>[] = [
  {},
  { q: 'a' },
  { q: 'usb' },
  { q: 'signed' },
  { q: 'usb signed mug' },
  { q: 'odd even' },
  { q: 'ref' },
  { q: 'zebra' },
  { q: 'a b c d e f g h i j k l m n o p q r s t u v w x y z' },
  { category: 'category 0' },
  { category: 'category 0', q: 'usb' },
  { category: 'category 0', q: 'odd' },
  { minPrice: 500, maxPrice: 510 },
  { minPrice: 500_000 },
  { category: 'category 0', minPrice: 500_000, q: 'mug' },
];

export const products: GrowingService = {
  name: 'products',
  migrations: [migrations],
  files: ['products.sql'],
  run: async (database, size) => {
    const catalogue = postgresCatalogue(database);
    for (const filter of filters)
      for (const sort of sorts) {
        const whole = { minPrice: 0, maxPrice, ...filter };
        const first = await catalogue.list(whole, { sort, after: undefined, limit: 21 });
        const last = first.products.at(-1);
        const after = first.examined ?? (last && positionOf(last, sort));
        if (after) await catalogue.list(whole, { sort, after, limit: 21 });
      }

    const store = postgresProducts(database);
    const admin = idOf('user', 1);
    const price = { amount: 1_000, currency: 'USD' } as const;
    const texts = { name: 'New usb mug', description: 'With a handle.', category: 'category 0' };
    const { id } = await store.add({ ...texts, price, sku: newId(), stock: 5 }, admin);
    const saved = await store.get(id);
    await store.save({ ...saved, name: 'Another mug', version: saved.version + 1 });
    await store.adjustStock(id, { delta: 1, reason: 'found', adjustedBy: admin });
    await store.remove(id);

    const reservations = postgresReservations(database, { RESERVATION_HOLD: 900_000 });
    const lines = [2, 5].map((n) => ({ productId: idOf('product', n), quantity: 1 }));
    const [committed, released] = [newId(), newId()];
    await reservations.hold(committed, lines);
    await reservations.hold(committed, lines);
    await reservations.commit(committed);
    await reservations.release(released);
    await reservations.get(idOf('order', size));
    await reservations.expire();
  },
};
