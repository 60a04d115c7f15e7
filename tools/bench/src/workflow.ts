import { randomInt } from 'node:crypto';
import { join } from 'node:path';
import { startDatabases } from './databases.ts';
import { makeHome } from './home.ts';
import { buyer } from './hot/buyer.ts';
import { publishKeys } from './keys.ts';
import { report } from './measures.ts';
import { median } from './median.ts';
import { rush } from './order/crowd.ts';
import { goods, productId } from './order/goods.ts';

import { workspace } from './programs.ts';
import { type Experiment, killAmidOrders, payBy } from './workflow/experiments.ts';
import { startQuartet, startWorkflow, workflowSources } from './workflow/order-sides.ts';
import { countSourceLines } from './workflow/source-lines.ts';

/** `npx nx run bench:workflow`: the order saga beside a durable workflow that does the same. */
const turns = { rounds: 3, seconds: 6, clients: 32 };
const methods = [
  ...['pm_declined', 'pm_flaky_2', 'pm_charge_then_drop', 'pm_charge_then_500', 'pm_hang'],
];

await using ending = new AsyncDisposableStack();
const { folder } = ending.use(await makeHome());
const databases = ending.use(await startDatabases(folder));
const keys = ending.use(await publishKeys());
const environment = { LOG_FORMAT: 'json', QUARTET_RATE_LIMITS: 'off' };
const options = { folder, databases, keys, environment };
const quartet = ending.use(await startQuartet(options));
const peer = ending.use(await startWorkflow(options));
const token = await keys.token('shopper');

const sides = [quartet, peer].map((side) => {
  const buy = buyer(side.url, token, turns.clients);
  const take = () =>
    rush(
      () => buy(productId(randomInt(goods.first, goods.last + 1))),
      turns.clients,
      turns.seconds,
    );
  return { side, take, capacities: [] as number[] };
});
for (const { take } of sides) await take();
for (let round = 0; round < turns.rounds; round++) {
  for (const { take, capacities } of sides) capacities.push(await take());
}
const [ours = 0, theirs = 0] = sides.map(({ capacities }) => median(capacities));

const apps = (...folders: string[]) => folders.map((each) => join(workspace, 'apps', each));
const lines = {
  quartet: await countSourceLines(apps('orders/src', 'products/src', 'payments/src')),
  saga: await countSourceLines(apps('orders/src/saga', 'payments/src/processing')),
  peer: await countSourceLines([workflowSources]),
  workflow: await countSourceLines([join(workflowSources, 'place-order.ts')]),
};

await report({
  title: 'Placing an order, beside a workflow library',
  about:
    'The same order through Quartet, and through one Express server with a durable workflow of DBOS, which reserves the ' +
    'stock, authorises, commits, captures and confirms, or compensates. Both use three databases on the same durable ' +
    `PostgreSQL and the same payment simulator. ${turns.clients} clients at once, the median of ${turns.rounds} turns of ${turns.seconds} s ` +
    'each. Lines are those of the source without specs, blank lines and comments: of the services orders, products and ' +
    'payments with all that they do, and of the server, which only places orders. Those of the saga are the folders ' +
    '`saga` of orders and `processing` of payments, and the workflow.',
  columns: ['orders/s', 'lines', 'lines of the saga'],
  rows: [
    ['Quartet', ours, lines.quartet, lines.saga],
    ['DBOS', theirs, lines.peer, lines.workflow],
  ],
  goals: [
    {
      what: 'Quartet / DBOS, orders',
      value: ours / theirs,
      unit: '×',
      bound: 'at least',
      limit: 1,
    },
  ],
});

const experiments: (readonly [name: string, Experiment])[] = [];
for (const { side } of sides) {
  experiments.push([`${side.name}, killed amid orders`, await killAmidOrders(side, token)]);
  for (const method of methods)
    experiments.push([`${side.name}, ${method}`, await payBy(side, token, method)]);
}
const repeated = (name: string) =>
  experiments
    .filter(([each]) => each.startsWith(name))
    .reduce((sum, [, experiment]) => sum + experiment.repeated, 0);

await report({
  title: 'Faults while an order is placed, beside a workflow library',
  about:
    'All processes of a side get SIGKILL when 10 of 50 orders have ended, and are started again; and orders whose payment ' +
    'is declined, fails twice before it succeeds, succeeds while its response is lost, or gets no response at all. A client repeats its request ' +
    'with the same key until the order has ended, for 30 s at the most. Authorisations and captures are those of the ' +
    "provider's journal; an order with two of a kind was charged twice, or had a second key.",
  columns: ['orders', 'confirmed', 'authorised', 'captured', 'two of a kind', 'unfinished', 's'],
  rows: experiments.map(([name, each]) => [
    name,
    ...[each.orders, each.confirmed, each.authorisations, each.captures],
    ...[each.repeated, each.unfinished, each.seconds],
  ]),
  goals: [quartet, peer].map(({ name }) => ({
    what: `${name}, orders with two of a kind`,
    value: repeated(name),
    unit: 'orders',
    bound: 'at most',
    limit: 0,
  })),
});
