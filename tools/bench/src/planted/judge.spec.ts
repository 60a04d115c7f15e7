import { lost, smallWorkspace, type SmallWorkspace, sold } from './testing/small-workspace.ts';
import { judge } from './judge.ts';

const { signal } = new AbortController();

let workspace: SmallWorkspace;
beforeEach(async () => {
  workspace = await smallWorkspace();
});
afterEach(() => workspace[Symbol.asyncDispose]());

const ask = (...projects: readonly string[]) =>
  judge(projects, { root: workspace.root, bail: true, signal });

it('asks one project after the other, and is red with the one that is', async () => {
  await workspace.add('shop', { 'sold.test.js': sold });
  await workspace.add('store', { 'lost.test.js': lost });
  expect(await ask('shop', 'store')).toMatchObject({ kind: 'red', project: 'store' });
});

it('does not count a failure that does not come again', async () => {
  const once = `it('sells', () => {
    const { existsSync, writeFileSync } = require('node:fs');
    if (existsSync(__dirname + '/seen')) return;
    writeFileSync(__dirname + '/seen', '');
    throw new Error('lost');
  });`;
  await workspace.add('shop', { 'once.test.js': once });
  expect(await ask('shop')).toMatchObject({ kind: 'green' });
});

it('does not count what the compiler sees', async () => {
  await workspace.add('shop', {
    'shop.ts': "export const goods: number = 'many';\n",
    'lost.test.js': lost,
  });
  expect(await ask('shop')).toMatchObject({
    kind: 'broken',
    reason: expect.stringContaining('error TS2322'),
  });
});
