import { join } from 'node:path';
import { openControl } from '@quartet/local-client/control';
import { startQuartet } from '@quartet/local-client/start-quartet';
import { readsOf } from './edge/reads.ts';
import { makeHome } from './home.ts';
import { prepareLoad } from './load/prepare-load.ts';
import { report } from './measures.ts';
import { median } from './median.ts';
import { replace } from './roll/replace.ts';
import { rollAll } from './roll/roll-all.ts';

const stream = { connections: 30, rest: 100 };
const seconds = 40;
const deaths = 7;

await using ending = new AsyncDisposableStack();
const { folder } = ending.use(await makeHome());
const { ready } = ending.use(await startQuartet({ home: join(folder, 'quartet') }));
const control = openControl(ready.control);
const load = await prepareLoad({ requests: await readsOf(ready), folder, ...stream });
const over = new AbortController();
const rolling = rollAll(control, over.signal);
const { requests, failures } = await load.run({ url: ready.url, seconds });
over.abort();
const rolls = await rolling;
const gaps: number[] = [];
for (let death = 0; death < deaths; death++) gaps.push(await replace(control, 'products'));

await report({
  title: 'Rolling a release',
  about:
    `${requests} requests by ${load.client}, about ${Math.round((stream.connections * 1_000) / stream.rest)} a second, through the stack that ` +
    '`npm start` runs, while all services are rolled, one after the other, again and again. A task that was ' +
    `killed is replaced when the balancer sends requests to another one: the median of ${deaths}.`,
  columns: ['how many', 'ms at the median'],
  rows: [
    ['rolls', rolls.length, median(rolls)],
    ['killed tasks', gaps.length, median(gaps)],
  ],
  goals: [
    { what: 'failed requests', value: failures, unit: 'requests', bound: 'at most', limit: 0 },
    { what: 'until replaced', value: median(gaps), unit: 'ms', bound: 'below', limit: 2_000 },
  ],
});
