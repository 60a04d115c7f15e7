import { randomUUID } from 'node:crypto';
import { readRows } from '@quartet/postgres';
import { startDatabases } from './databases.ts';
import { makeHome } from './home.ts';
import { buyer } from './hot/buyer.ts';
import { sell } from './hot/sell.ts';
import { publishKeys } from './keys.ts';
import { report } from './measures.ts';
import { median } from './median.ts';
import { startBuiltService } from './side.ts';
import { withClient } from './sql.ts';
import { startStack } from './stack.ts';

/** `npx nx run bench:hot [units]`: 500 buyers of one product, and of as many products. */
const units = Number(process.argv[2] ?? 10_000);
const [turns, buyers] = [4, 500];
const products = Array.from({ length: buyers }, () => randomUUID());
const hot = randomUUID();

await using ending = new AsyncDisposableStack();
const { folder } = ending.use(await makeHome());
const databases = ending.use(await startDatabases(folder));
const keys = ending.use(await publishKeys());
const environment = { LOG_FORMAT: 'json', QUARTET_RATE_LIMITS: 'off' };
const { orders } = ending.use(
  await startStack({ folder, databases, keys, environment }, startBuiltService),
);
const { MIGRATIONS_DATABASE_URL: url } = await databases.provide('products');
await withClient(url, (client) =>
  client.query(
    `INSERT INTO product (id, sku, name, description, category, price_amount, price_currency, on_hand)
     SELECT id, id, 'Mug', '', 'kitchen', 1450, 'USD', CASE id WHEN $2 THEN $3 ELSE 1000000 END
     FROM unnest(array_append($1::uuid[], $2)) AS id`,
    [products, hot, units],
  ),
);

const buy = buyer(orders.url, await keys.token('shopper'), buyers);
const demand = { buy, buyers, units: units / turns };
const many = { ...demand, productOf: (unit: number) => products[unit % buyers] ?? hot };
const one = { ...demand, productOf: () => hot };
await sell({ ...many, units: buyers });
const rates: Record<'many' | 'one', number[]> = { many: [], one: [] };
for (let turn = 0; turn < turns; turn++) {
  rates.many.push(await sell(many));
  rates.one.push(await sell(one));
}
const late = await Promise.all(Array.from({ length: buyers }, () => buy(hot)));
const oversold = late.filter((sale) => sale === 'sold').length;
const left = `SELECT on_hand, reserved FROM product WHERE id = '${hot}'`;
const stock = (await readRows(url, { left }))['left']?.[0];

await report({
  title: 'One hot product',
  about:
    `${buyers} buyers at once, each with one order after the other through the whole saga, on durable PostgreSQL: ` +
    `${units.toLocaleString('en')} units of one product, and as many of ${buyers} products, in ${turns} turns each, the ` +
    `medians. Then each buyer asks for one more, and is refused.`,
  columns: ['orders/s'],
  rows: [
    ['one product', median(rates.one)],
    [`${buyers} products`, median(rates.many)],
  ],
  goals: [
    {
      what: 'one product / many products',
      value: median(rates.one) / median(rates.many),
      unit: '×',
      bound: 'at least',
      limit: 0.6,
    },
    {
      what: 'units sold above the stock, or left in the books',
      value:
        oversold + Math.abs(Number(stock?.['on_hand'])) + Math.abs(Number(stock?.['reserved'])),
      unit: 'units',
      bound: 'at most',
      limit: 0,
    },
  ],
});
