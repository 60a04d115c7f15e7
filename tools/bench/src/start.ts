import { setTimeout as pause } from 'node:timers/promises';
import { report } from './measures.ts';
import { median } from './median.ts';
import { residentMebibytes } from './process-usage.ts';
import { openShop } from './shop.ts';
import type { Side } from './side.ts';

const rounds = 9;
const rest = 1_000;

interface Start {
  readonly milliseconds: number;
  readonly mebibytes: number;
}

await using ending = new AsyncDisposableStack();
const shop = await openShop(ending);
const path = shop.requests[0]?.path ?? '';
const starters = [shop.quartet, shop.bareExpress];
const starts: Start[][] = starters.map(() => []);
for (let round = 0; round < rounds; round++) {
  for (const [index, starter] of starters.entries()) starts[index]?.push(await take(starter));
}
const [ours, bare] = starts.map(middle);
if (!ours || !bare) throw new Error('no server was started');

await report({
  title: 'Starting a task',
  about:
    'From the start of the process to its first good answer at `/health/ready`, for which Quartet has looked ' +
    'through its migrations. Memory is what is resident a second after the first row was read. ' +
    `Medians of ${rounds} turns, both bundled.`,
  columns: ['ms to ready', 'MiB when idle'],
  rows: [
    ['Quartet', ours.milliseconds, ours.mebibytes],
    ['bare Express', bare.milliseconds, bare.mebibytes],
  ],
  goals: [
    {
      what: 'Quartet / bare Express, start',
      value: ours.milliseconds / bare.milliseconds,
      unit: '×',
      bound: 'at most',
      limit: 3,
    },
    { what: 'Quartet, start', value: ours.milliseconds, unit: 'ms', bound: 'below', limit: 1_000 },
    {
      what: 'Quartet / bare Express, memory',
      value: ours.mebibytes / bare.mebibytes,
      unit: '×',
      bound: 'at most',
      limit: 1.6,
    },
  ],
});

async function take(starter: () => Promise<Side>): Promise<Start> {
  await using side = await starter();
  const { status } = await fetch(`${side.url}${path}`);
  if (status !== 200) throw new Error(`${side.name} returned ${status} for its first read`);
  await pause(rest);
  return { milliseconds: side.startedIn, mebibytes: await residentMebibytes(side.pid) };
}

function middle(taken: readonly Start[]): Start {
  return {
    milliseconds: median(taken.map(({ milliseconds }) => milliseconds)),
    mebibytes: median(taken.map(({ mebibytes }) => mebibytes)),
  };
}
