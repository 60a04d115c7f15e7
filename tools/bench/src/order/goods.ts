import { withClient } from '../sql.ts';

/** Ids that pgbench can enumerate: a fixed prefix and a number. */
export const goods = {
  digits: '0198a1b0-0000-7000-8000-100000000',
  first: 100,
  last: 199,
} as const;

export function productId(number: number): string {
  return `${goods.digits}${number}`;
}

/** Adds more stock than a benchmark can buy. */
export async function stockUp(database: string): Promise<void> {
  await withClient(database, (client) =>
    client.query(
      `INSERT INTO product
         (id, sku, name, description, category, price_amount, price_currency, on_hand)
       SELECT ($1 || n)::uuid, 'MUG-' || n, 'Mug ' || n, '', 'kitchen', 1450, 'USD', 10000000
       FROM generate_series($2::int, $3::int) AS n`,
      [goods.digits, goods.first, goods.last],
    ),
  );
}
