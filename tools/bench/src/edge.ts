import { join } from 'node:path';
import { pidsOf } from '@quartet/local-client/processes';
import { startQuartet } from '@quartet/local-client/start-quartet';
import { readsOf } from './edge/reads.ts';
import { makeHome } from './home.ts';
import { prepareLoad } from './load/prepare-load.ts';
import { report } from './measures.ts';
import { type Loaded, takeTurns } from './turns.ts';

const rush = { connections: 32, rounds: 5, seconds: 4 };
const stroll = { connections: 8, rest: 20, rounds: 5, seconds: 4 };

await using ending = new AsyncDisposableStack();
const { folder } = ending.use(await makeHome());
const { home, ready } = ending.use(await startQuartet({ home: join(folder, 'quartet') }));
const task = ready.tasks.find(({ service }) => service === 'products');
if (!task) throw new Error('no task of products is running');
const sides: readonly Loaded[] = [
  { name: 'straight to a task', url: `http://127.0.0.1:${task.port}`, pid: task.pid },
  { name: 'through the edge', url: ready.url, pid: pidsOf(home).get('edge') ?? 0 },
];
const requests = await readsOf(ready);
const load = await prepareLoad({ requests, folder, ...rush });
const fast = await takeTurns(sides, load, rush);
const calm = await takeTurns(sides, await prepareLoad({ requests, folder, ...stroll }), stroll);
const [straight = 0, through = 0] = fast.map(({ perSecond }) => perSecond);
const [near = 0, far = 0] = calm.map(({ milliseconds }) => milliseconds);
const rates = calm.map(({ perSecond }) => perSecond);

await report({
  title: 'The local edge',
  about:
    `\`GET /api/products/{id}\` of the stack that \`npm start\` runs, by ${load.client}, the two sides in turn, ` +
    `${rush.rounds} turns of ${rush.seconds} s, the medians. The edge asks the authoriser about each request, as the template ` +
    `says; rate limits are off. Requests/s with ${rush.connections} connections that never rest; milliseconds at the median ` +
    `with ${stroll.connections} that rest ${stroll.rest} ms after each answer, about ${Math.round(Math.min(...rates))} requests/s.`,
  columns: ['requests/s', 'ms at the median', 'µs of its process per request'],
  rows: fast.map(({ name, perSecond, cpuMicroseconds }, index) => {
    return [name, perSecond, calm[index]?.milliseconds ?? 0, cpuMicroseconds];
  }),
  goals: [
    {
      what: 'through the edge / straight to a task',
      value: through / straight,
      unit: '×',
      bound: 'at least',
      limit: 0.5,
    },
    { what: 'added at the median', value: far - near, unit: 'ms', bound: 'at most', limit: 2 },
  ],
});
