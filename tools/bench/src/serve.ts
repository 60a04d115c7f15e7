import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { startQuartet } from '@quartet/local-client/start-quartet';
import { makeHome } from './home.ts';
import { report } from './measures.ts';
import { median } from './median.ts';
import { copyWorkspace } from './workspace-copy.ts';

const turns = 9;
const pollInterval = 10;
const source = 'apps/orders/src/endpoints/list-orders.ts';
const summary = 'List your orders, the latest first';

await using ending = new AsyncDisposableStack();
const { folder } = ending.use(await makeHome());
const copy = copyWorkspace(folder);
const text = copy.read(source);
if (!text.includes(summary)) throw new Error(`${source} has no "${summary}" to change`);
const { ready } = ending.use(
  await startQuartet({
    root: copy.root,
    home: join(folder, 'quartet'),
    command: ['npx', 'nx', 'serve', 'orders'],
  }),
);
const document = new URL('/api/orders/openapi.json', ready.url);
const times: number[] = [];
for (let turn = 1; turn <= turns; turn++) times.push(await measure(`Turn ${turn}`));

await report({
  title: 'From saving to new code',
  about:
    'A source file of orders is written while `npx nx serve orders` runs, until the edge sends what only the new code ' +
    `answers. The task before serves meanwhile. The median and the longest of ${turns} turns, in a copy of the workspace.`,
  columns: ['ms'],
  rows: [
    ['median', median(times)],
    ['longest', Math.max(...times)],
  ],
  goals: [
    {
      what: 'save to new code answering',
      value: median(times),
      unit: 'ms',
      bound: 'at most',
      limit: 2_000,
    },
  ],
});

/** Milliseconds from the change of a sentence to its first appearance in a response. */
async function measure(sentence: string): Promise<number> {
  const began = performance.now();
  copy.write(source, text.replace(summary, sentence));
  while (!(await (await fetch(document)).text()).includes(sentence)) await pause(pollInterval);
  return performance.now() - began;
}
