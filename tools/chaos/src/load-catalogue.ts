import { withClient } from '@quartet/bench/sql';

/** Products of one transaction. */
const batch = 5_000;

/**
 * Products with the movement of their first stock. Each has a word of its own: the row that counts the products of a
 * shared word would be written for each of them.
 */
const insertProducts = `
  WITH added AS (
    INSERT INTO product (id, sku, name, description, category, price_amount, price_currency, on_hand)
    SELECT uuidv7(), 'CATALOGUE-' || n, 'Article' || n, '', 'category ' || n % 10, 1 + n % 100000, 'USD', 1000
    FROM generate_series($1::integer, $2::integer) AS n
    RETURNING id, on_hand
  )
  INSERT INTO stock_move (product_id, kind, delta, moved_by)
  SELECT id, 'created', on_hand, $3::uuid FROM added`;

const nobody = '00000000-0000-0000-0000-000000000000';

/**
 * Fills the catalogue with so many products that nobody orders.
 * @param url the database of products, as its service uses it
 */
export async function loadCatalogue(url: string, count: number): Promise<void> {
  await withClient(url, async (client) => {
    for (let first = 1; first <= count; first += batch) {
      const last = Math.min(first + batch - 1, count);
      await client.query(insertProducts, [first, last, nobody]);
    }
  });
}
