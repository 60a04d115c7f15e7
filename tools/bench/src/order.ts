import { startDatabases } from './databases.ts';
import { makeHome } from './home.ts';
import { isInstalled } from './installed.ts';
import { publishKeys } from './keys.ts';
import { report } from './measures.ts';
import { median, quantile } from './median.ts';
import { rush, stroll } from './order/crowd.ts';
import { byClients } from './order/by-clients.ts';
import { byPgbench } from './order/by-pgbench.ts';
import { paceOf } from './order/floor.ts';
import { recordOrder } from './order/record-order.ts';
import { shopper } from './order/shoppers.ts';
import { startStack } from './stack.ts';
import { startBuiltService } from './side.ts';

const turns = { rounds: 3, seconds: 6, floorOrders: 100, shoppers: 32, floorClients: 16 };
const strollSeconds = 15;

await using ending = new AsyncDisposableStack();
const { folder } = ending.use(await makeHome());
const databases = ending.use(await startDatabases(folder));
const keys = ending.use(await publishKeys());
const environment = { LOG_FORMAT: 'json', QUARTET_RATE_LIMITS: 'off' };
const options = { folder, databases, keys, environment };
const shares = await recordOrder(options);
const plan = { folder, shares, clients: turns.floorClients };
const floor = (await isInstalled('pgbench')) ? await byPgbench(plan) : byClients(plan);
const { orders } = ending.use(await startStack(options, startBuiltService));
const buy = shopper(orders.url, await keys.token('shopper'));

const capacities: number[] = [];
const floors: number[] = [];
await rush(buy, turns.shoppers, turns.seconds / 2);
for (let round = 0; round < turns.rounds; round++) {
  floors.push(await paceOf(floor, plan, turns.floorOrders));
  capacities.push(await rush(buy, turns.shoppers, turns.seconds));
}
const capacity = median(capacities);
const waits = await stroll(buy, capacity / 2, strollSeconds);
const [half, late] = [median(waits), quantile(waits, 0.99)];

await report({
  title: 'Placing an order',
  about:
    'The whole saga through orders, products, payments and the provider, on durable PostgreSQL, ' +
    `${turns.shoppers} shoppers at once, the median of ${turns.rounds} turns of ${turns.seconds} s. The floor is ${floor.client} with ` +
    `what one order was seen to send to its three databases, prepared, with the same commits, ${turns.floorClients} clients ` +
    `each. Latency is taken at half of capacity, at a steady rate, for ${strollSeconds} s.`,
  columns: ['orders/s', 'ms at the median', 'ms at p99'],
  rows: [
    ['Quartet', capacity, half, late],
    ['the floor', median(floors)],
  ],
  goals: [
    {
      what: 'Quartet / the floor',
      value: capacity / median(floors),
      unit: '×',
      bound: 'at least',
      limit: 0.25,
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
