import { newId, statement } from '@quartet/database';
import { analyse, explaining, testDatabase, type TestDatabase } from '@quartet/testing';
import type { Filter, Page } from '../deps.ts';
import { maxPrice } from '../domain/product.ts';
import { postgresCatalogue } from './postgres-catalogue.ts';

/** `pair` and `odd` are words of half of the products each, and of no product together. */
const fill = statement<[count: number]>(
  `INSERT INTO product (id, sku, name, description, category, price_amount, price_currency, on_hand)
   SELECT gen_random_uuid(), n::text, CASE WHEN n % 2 = 0 THEN 'pair ' ELSE 'odd ' END || md5(n::text),
          CASE WHEN n % 1000 = 0 THEN 'usb hub' ELSE 'usb' END || ' ref' || n,
          CASE WHEN n % 2 = 0 THEN 'kitchen' WHEN n > 6000 THEN 'attic' ELSE 'office' END, n, 'USD', 1
   FROM generate_series(1, $1) AS n`,
);

const rows = 12_000;
const bounds = { candidates: 200, walked: 200, words: 50 };
let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
  await database.run(fill, [rows]);
  await analyse(database);
});
afterAll(() => database?.close());

const everything: Filter = { minPrice: 0, maxPrice };

async function search(filter: Partial<Filter>, sort: Page['sort']) {
  const { database: measured, explained } = explaining(database);
  const catalogue = postgresCatalogue(measured, bounds);
  const page = { sort, after: undefined, limit: 20 };
  const { products, examined } = await catalogue.list({ ...everything, ...filter }, page);
  const rowsRead = explained.reduce((total, each) => total + each.rowsRead, 0);
  return { found: products.length, isEnd: examined === undefined, rowsRead };
}

it.each([
  ['a word of all products', { q: 'usb' }, 'name'],
  ['one letter', { q: 'u' }, 'price'],
  ['the beginning of a different word in each product', { q: 'ref' }, '-price'],
  ['two words of many products', { q: 'usb pair' }, 'createdAt'],
  ['a category whose names come last', { category: 'kitchen' }, 'name'],
  ['a category whose names come first, backwards', { category: 'office' }, '-name'],
  ['a category whose prices come last', { category: 'attic' }, 'price'],
  ['a wide range of prices', { minPrice: 1_000 }, 'price'],
] as const)('fills a page for %s, and passes few products', async (_case, filter, sort) => {
  const { found, isEnd, rowsRead } = await search(filter, sort);
  expect({ found, isEnd }).toEqual({ found: 20, isEnd: true });
  expect(rowsRead).toBeLessThan(1_500);
});

it.each([
  ['a rare word', { q: 'hub' }, 12],
  ['a rare word among frequent ones', { q: 'u hub pair usb' }, 12],
  ['a word that no product has', { q: 'zebra' }, 0],
  ['one product', { q: 'ref11999' }, 1],
  ['few prices', { minPrice: 101, maxPrice: 110 }, 10],
  ['a rare word, in a range', { q: 'hub', maxPrice: 3_000 }, 3],
] as const)('finds all products of %s at once', async (_case, filter, count) => {
  const { found, isEnd, rowsRead } = await search(filter, '-name');
  expect({ found, isEnd }).toEqual({ found: count, isEnd: true });
  expect(rowsRead).toBeLessThan(1_500);
});

it.each([
  ['two words of many products that none has both', { q: 'pair odd' }],
  ['a range with many products at the other end', { minPrice: 6_000 }],
] as const)('ends the page after so many products: %s', async (_case, filter) => {
  const { found, isEnd, rowsRead } = await search(filter, 'createdAt');
  expect(found).toBeLessThanOrEqual(20);
  expect(isEnd).toBe(found === 20);
  expect(rowsRead).toBeLessThan(1_500);
});

it('counts the products of each word through additions, edits and removals', async () => {
  const id = newId();
  const catalogue = postgresCatalogue(database, bounds);
  const page = { sort: 'name', after: undefined, limit: 20 } as const;
  const find = async (q: string) =>
    (await catalogue.list({ ...everything, q }, page)).products.map((product) => product.id);
  await database.run(add, [id]);
  expect([await find('tapir'), await find('okapi')]).toEqual([[id], []]);
  await database.run(edit, [id]);
  expect([await find('tapir'), await find('okapi')]).toEqual([[], [id]]);
  await database.run(remove, [id]);
  expect([await find('tapir'), await find('okapi')]).toEqual([[], []]);
  expect(await database.many(wrongCounts, [])).toEqual([]);
});

const add = statement<[id: string]>(
  `INSERT INTO product (id, sku, name, description, category, price_amount, price_currency, on_hand)
   VALUES ($1, 'tapir', 'Tapir', 'usb', 'zoo', 1, 'USD', 1)`,
);
const edit = statement<[id: string]>(`UPDATE product SET name = 'Okapi' WHERE id = $1`);
const remove = statement<[id: string]>(`UPDATE product SET deleted_at = now() WHERE id = $1`);
const wrongCounts = statement<[], { readonly word: string }>(
  `SELECT word, counted.products AS counted, ndoc FROM search_word AS counted
   FULL JOIN ts_stat('SELECT to_tsvector(''simple'', name || '' '' || description) FROM product WHERE deleted_at IS NULL') USING (word)
   WHERE counted.products IS DISTINCT FROM coalesce(ndoc, 0)`,
);
