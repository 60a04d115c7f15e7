import { existsSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { createClient } from '@quartet/client';
import type { ReadyContent } from '@quartet/local-client/ready-content';
import { startQuartet } from '@quartet/local-client/start-quartet';
import { removeData } from '@quartet/postgres';
import { makeHome } from './home.ts';
import { report } from './measures.ts';
import { median } from './median.ts';
import { copyWorkspace } from './workspace-copy.ts';

const turns = 5;
const pollInterval = 5;

/** Milliseconds since the command. */
interface Start {
  readonly output: number;
  readonly ready: number;
  readonly order: number;
}

await using ending = new AsyncDisposableStack();
const { folder } = ending.use(await makeHome());
const { root } = copyWorkspace(folder);
const home = join(folder, 'home/.quartet');
const log = join(folder, 'home/quartet.log');
const removeDatabases = () => removeData(join(home, 'postgres'));
ending.defer(removeDatabases);

const cold: Start[] = [];
const warm: Start[] = [];
for (let turn = 0; turn < turns; turn++) {
  await removeDatabases();
  for (const made of [join(root, 'dist'), join(root, '.nx'), home]) {
    rmSync(made, { recursive: true, force: true });
  }
  cold.push(await measure());
  warm.push(await measure());
}
const [afterInstall, again] = [cold, warm].map(middle);
if (!afterInstall || !again) throw new Error('nothing was started');

await report({
  title: 'Starting Quartet',
  about:
    '`npm start` with all services, PostgreSQL, the provider and the edge, until its first line, until it says that it ' +
    'is ready, and until the first order is confirmed through the edge. Cold is the first start after `npm ci`: ' +
    `nothing is built, and there is no data. Warm is the next one, with a complete catalogue. Medians of ${turns} turns, in a copy of the workspace.`,
  columns: ['ms to output', 'ms to ready', 'ms to an order'],
  rows: [
    ['cold', afterInstall.output, afterInstall.ready, afterInstall.order],
    ['warm', again.output, again.ready, again.order],
  ],
  goals: [
    { what: 'cold start', value: afterInstall.ready, unit: 'ms', bound: 'at most', limit: 10_000 },
    { what: 'warm start', value: again.ready, unit: 'ms', bound: 'at most', limit: 4_000 },
    {
      what: 'first order of a warm start',
      value: again.order,
      unit: 'ms',
      bound: 'at most',
      limit: 10_000,
    },
  ],
});

async function measure(): Promise<Start> {
  rmSync(log, { force: true });
  const began = performance.now();
  const since = () => performance.now() - began;
  const starting = startQuartet({ root, home, command: ['npm', 'start'], keepsData: true });
  const output = untilOutput().then(since);
  await using quartet = await starting;
  const ready = since();
  await placeOrder(quartet.ready);
  const order = since();
  await untilComplete();
  return { output: await output, ready, order };
}

async function untilOutput(): Promise<void> {
  while (!statSync(log, { throwIfNoEntry: false })?.size) await pause(pollInterval);
}

/** Waits until the catalogue of a first start is complete. */
async function untilComplete(): Promise<void> {
  while (!existsSync(join(home, 'seeded'))) await pause(pollInterval);
}

async function placeOrder({ url, apiKey, shopper }: ReadyContent): Promise<void> {
  const client = createClient({ url, apiKey });
  await client.logIn(shopper);
  for await (const { id: productId } of client.products()) {
    const items = [{ productId, quantity: 1 }];
    const order = await client.orders.place({ items, paymentMethod: 'pm_ok' });
    const { status } = await client.orders.settled(order.id);
    if (status !== 'confirmed') throw new Error(`The first order is ${status}.`);
    return;
  }
  throw new Error('There is no product to order.');
}

function middle(starts: readonly Start[]): Start {
  return {
    output: median(starts.map(({ output }) => output)),
    ready: median(starts.map(({ ready }) => ready)),
    order: median(starts.map(({ order }) => order)),
  };
}
