import { prepareLoad } from './load/prepare-load.ts';
import { report } from './measures.ts';
import { openShop } from './shop.ts';
import { takeTurns } from './turns.ts';

const connections = 32;
const turns = { rounds: 5, seconds: 4 };

await using ending = new AsyncDisposableStack();
const shop = await openShop(ending);
const sides = [await shop.quartet(), await shop.bareExpress(), await shop.usualAssembly()];
const load = await prepareLoad({ requests: shop.requests, connections, folder: shop.folder });
const speeds = await takeTurns(sides, load, turns);
const [ours = 0, bare = 0, usual = 0] = speeds.map(({ perSecond }) => perSecond);

await report({
  title: 'Reading a product',
  about:
    `\`GET /api/products/{id}\` by ${load.client}, ${connections} connections, the medians of ` +
    `${turns.rounds} turns of ${turns.seconds} s. Quartet makes all its checks, bare Express none.`,
  columns: ['requests/s', 'µs of the server per request'],
  rows: speeds.map(({ name, perSecond, cpuMicroseconds }) => [name, perSecond, cpuMicroseconds]),
  goals: [
    {
      what: 'Quartet / bare Express',
      value: ours / bare,
      unit: '×',
      bound: 'at least',
      limit: 1,
    },
    {
      what: 'Quartet / the usual assembly',
      value: ours / usual,
      unit: '×',
      bound: 'at least',
      limit: 4,
    },
  ],
});
