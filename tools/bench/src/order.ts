import { join } from 'node:path';
import { startDatabases } from './databases.ts';
import { makeHome } from './home.ts';
import { publishKeys } from './keys.ts';
import { report } from './measures.ts';
import { median, quantile } from './median.ts';
import { rush, stroll } from './order/crowd.ts';
import { stockUp } from './order/goods.ts';
import { openFloor } from './order/open-floor.ts';
import { recordOrder } from './order/record-order.ts';
import { shopper } from './order/shoppers.ts';
import { smallestOrder } from './order/smallest/smallest-order.ts';
import { startStack } from './stack.ts';
import { startBuiltService } from './side.ts';

const turns = { rounds: 3, seconds: 6, floorOrders: 100, shoppers: 32, floorClients: 16 };
const strollSeconds = 15;

await using ending = new AsyncDisposableStack();
const { folder } = ending.use(await makeHome());
const floorFolder = join(folder, 'floors');
const floorDatabases = ending.use(await startDatabases(floorFolder));
const databases = ending.use(await startDatabases(folder));
const keys = ending.use(await publishKeys());
const environment = { LOG_FORMAT: 'json', QUARTET_RATE_LIMITS: 'off' };
const options = { folder, databases, keys, environment };
const shares = await recordOrder({ ...options, folder: floorFolder, databases: floorDatabases });
const plan = { folder, clients: turns.floorClients };
const [smallest, recorded] = [
  await openFloor(
    { ...plan, name: 'smallest-order', shares: smallestOrder(shares) },
    turns.floorOrders,
  ),
  await openFloor({ ...plan, name: 'recorded-order', shares }, turns.floorOrders),
];
const { orders } = ending.use(await startStack(options, startBuiltService));
await stockUp((await databases.provide('products')).MIGRATIONS_DATABASE_URL);
const buy = shopper(orders.url, await keys.token('shopper'));

const capacities: number[] = [];
await rush(buy, turns.shoppers, turns.seconds / 2);
for (let round = 0; round < turns.rounds; round++) {
  await smallest.takeTurn();
  await recorded.takeTurn();
  capacities.push(await rush(buy, turns.shoppers, turns.seconds));
}
const capacity = median(capacities);
const waits = await stroll(buy, capacity / 2, strollSeconds);
const [half, late] = [median(waits), quantile(waits, 0.99)];

await report({
  title: 'Placing an order',
  about:
    'The whole saga through orders, products, payments and the provider, on durable PostgreSQL, ' +
    `${turns.shoppers} shoppers at once, the median of ${turns.rounds} turns of ${turns.seconds} s. The smallest order is ` +
    'fixed SQL: the rows that the invariants need, with one commit for each step that must be durable before the next ' +
    'one. The recorded order is what one order was seen to send, of which the later updates of payments find no row. Both are sent to the three databases at once by ' +
    `${smallest.client} with prepared statements, ${turns.floorClients} clients each, on a server of their own. Latency is taken at half of ` +
    `capacity, at a steady rate, for ${strollSeconds} s.`,
  columns: ['orders/s', 'ms at the median', 'ms at p99'],
  rows: [
    ['Quartet', capacity, half, late],
    ['the smallest order', median(smallest.rates)],
    ['the recorded order', median(recorded.rates)],
  ],
  goals: [
    {
      what: 'Quartet / the smallest order',
      value: capacity / median(smallest.rates),
      unit: '×',
      bound: 'at least',
      limit: 0.15,
    },
    {
      what: 'p99 / median at half of capacity',
      value: late / half,
      unit: '×',
      bound: 'at most',
      limit: 4,
    },
  ],
});
