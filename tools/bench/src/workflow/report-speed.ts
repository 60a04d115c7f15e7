import { randomInt } from 'node:crypto';
import { join } from 'node:path';
import { buyer } from '../hot/buyer.ts';
import { report } from '../measures.ts';
import { median } from '../median.ts';
import { rush } from '../order/crowd.ts';
import { goods, productId } from '../order/goods.ts';
import { workspace } from '../programs.ts';
import type { OrderSide } from './order-side.ts';
import { countSourceLines } from './source-lines.ts';
import { workflowSources } from './start-workflow.ts';

const turns = { rounds: 3, seconds: 6, clients: 32 };

/** Compares the orders per second of the two sides, and the lines of their sources. */
export async function reportSpeed(sides: readonly OrderSide[], token: string): Promise<void> {
  const [ours = 0, theirs = 0] = await measure(sides, token);
  const lines = await countLines();
  await report({
    title: 'Placing an order, beside a workflow library',
    about:
      'The same order through Quartet, and through one Express server with a durable workflow of DBOS, which reserves the ' +
      'stock, authorises, commits, captures and confirms, or compensates. Both use three databases on the same durable ' +
      'PostgreSQL and the same payment simulator; Quartet also publishes events, keeps a ledger and takes the webhooks. ' +
      `${turns.clients} clients at once, the median of ${turns.rounds} turns of ${turns.seconds} s ` +
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
}

/** The sides take turns, after one turn that warms each of them up. */
async function measure(sides: readonly OrderSide[], token: string): Promise<readonly number[]> {
  const contests = sides.map(({ url }) => {
    const buy = buyer(url, token, turns.clients);
    const buyOne = () => buy(productId(randomInt(goods.first, goods.last + 1)));
    const take = async () => (await rush(buyOne, turns.clients, turns.seconds)).perSecond;
    return { take, capacities: [] as number[] };
  });
  for (const { take } of contests) await take();
  for (let round = 0; round < turns.rounds; round++) {
    for (const { take, capacities } of contests) capacities.push(await take());
  }
  return contests.map(({ capacities }) => median(capacities));
}

async function countLines() {
  const apps = (...folders: string[]) => folders.map((each) => join(workspace, 'apps', each));
  return {
    quartet: await countSourceLines(apps('orders/src', 'products/src', 'payments/src')),
    saga: await countSourceLines(apps('orders/src/saga', 'payments/src/processing')),
    peer: await countSourceLines([workflowSources]),
    workflow: await countSourceLines([join(workflowSources, 'place-order.ts')]),
  };
}
