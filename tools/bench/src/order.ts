import { join } from 'node:path';
import { startDatabases } from './databases.ts';
import { makeHome } from './home.ts';
import { publishKeys } from './keys.ts';
import { report } from './measures.ts';
import { readArguments } from './order/arguments.ts';
import { countedStatements } from './order/cost/database-counters.ts';
import { openMeter, withUsage } from './order/cost/meter.ts';
import { countersOfProcesses } from './order/cost/process-counters.ts';
import { rush, stroll } from './order/crowd.ts';
import { stockUp } from './order/goods.ts';
import { type LoadedTurn, measureOf, rateOf } from './order/measure.ts';
import { openFloor } from './order/open-floor.ts';
import { recordOrder } from './order/record-order.ts';
import { shopper } from './order/shoppers.ts';
import { smallestOrder } from './order/smallest/smallest-order.ts';
import { startStack } from './stack.ts';
import { startBuiltService } from './side.ts';

/** `npx nx run bench:order [--rate 50]`: latency is taken at that rate instead of half of capacity. */
const { rate } = readArguments(process.argv.slice(2));
const plan = { rounds: 3, seconds: 6, floorOrders: 100, shoppers: 32, floorClients: 16 };
const strollSeconds = 15;

await using ending = new AsyncDisposableStack();
const { folder } = ending.use(await makeHome());
const floorFolder = join(folder, 'floors');
const floorDatabases = ending.use(await startDatabases(floorFolder, countedStatements));
const databases = ending.use(await startDatabases(folder, countedStatements));
const keys = ending.use(await publishKeys());
const environment = { LOG_FORMAT: 'json', QUARTET_RATE_LIMITS: 'off' };
const options = { folder, databases, keys, environment };
const shares = await recordOrder({ ...options, folder: floorFolder, databases: floorDatabases });
const floorPlan = { folder: floorFolder, clients: plan.floorClients };
const [smallest, recorded] = [
  await openFloor(
    { ...floorPlan, name: 'smallest-order', shares: smallestOrder(shares) },
    plan.floorOrders,
  ),
  await openFloor({ ...floorPlan, name: 'recorded-order', shares }, plan.floorOrders),
];
const stack = ending.use(await startStack(options, startBuiltService));
await stockUp((await databases.provide('products')).MIGRATIONS_DATABASE_URL);
const buy = shopper(stack.orders.url, await keys.token('shopper'));
const readProcesses = () => countersOfProcesses(stack, folder);
const meter = ending.use(await openMeter(databases.url, readProcesses));
const floorMeter = ending.use(await openMeter(floorDatabases.url));

const turns = {
  quartet: [] as LoadedTurn[],
  smallest: [] as LoadedTurn[],
  recorded: [] as LoadedTurn[],
};
await rush(buy, plan.shoppers, plan.seconds / 2);
for (let round = 0; round < plan.rounds; round++) {
  turns.smallest.push(await withUsage(floorMeter, smallest.takeTurn));
  turns.recorded.push(await withUsage(floorMeter, recorded.takeTurn));
  turns.quartet.push(await withUsage(meter, () => rush(buy, plan.shoppers, plan.seconds)));
}
const waits = await stroll(buy, rate ?? rateOf(turns.quartet) / 2, strollSeconds);
const steadyRate = rate === undefined ? 'half of capacity' : `${rate} orders/s`;

await report(
  measureOf(
    { turns, waits, steadyRate },
    'The whole saga through orders, products, payments and the provider, on durable PostgreSQL, ' +
      `${plan.shoppers} shoppers at once, the median of ${plan.rounds} turns of ${plan.seconds} s. The smallest order is ` +
      'fixed SQL: the rows that the invariants need, with one commit for each step that must be durable before the next ' +
      'one. The recorded order is what one order was seen to send, of which the later updates of payments find no row. ' +
      `Both are sent to the three databases at once by ${smallest.client} with prepared statements, ${plan.floorClients} ` +
      `clients each, on a server of their own. Latency is taken at ${steadyRate}, evenly, for ${strollSeconds} s. ` +
      'The second table has what one order used, on average of all turns. A core is one second of CPU time of the services ' +
      'and PostgreSQL, without the provider and the shoppers.',
  ),
);
