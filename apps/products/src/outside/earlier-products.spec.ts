import { readFile } from 'node:fs/promises';
import { statement } from '@quartet/database';
import { testDatabase, type TestDatabase } from '@quartet/testing';
import pg from 'pg';
import { maxPrice } from '../domain/product.ts';
import { postgresCatalogue } from './postgres-catalogue.ts';

const fill = `
  SET session_replication_role = replica;
  INSERT INTO product (id, sku, name, description, category, price_amount, price_currency, on_hand)
  SELECT gen_random_uuid(), n::text, 'Mug ' || n, '', 'kitchen', 1, 'USD', 1 FROM generate_series(1, 2500) AS n`;
const countOf = statement<[word: string], { readonly products: number }>(
  `SELECT products FROM search_word WHERE word = $1`,
);
const migration = new URL('../migrations/0005-earlier-products.sql', import.meta.url);

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database?.close());

async function asSuperuser(text: string): Promise<void> {
  const client = new pg.Client(database.superuser);
  await client.connect();
  await client.query(text);
  await client.end();
}

it('products from before the migration are found after it, also when it runs twice', async () => {
  await asSuperuser(fill);
  const sql = await readFile(migration, 'utf8');
  await asSuperuser(sql);
  await asSuperuser(sql);
  const filter = { q: 'mug 2499', minPrice: 0, maxPrice };
  const page = { sort: 'name', after: undefined, limit: 2 } as const;
  const { products } = await postgresCatalogue(database).list(filter, page);
  expect(products).toMatchObject([{ name: 'Mug 2499' }]);
  expect(await database.one(countOf, ['mug'])).toEqual({ products: 2_500 });
});
