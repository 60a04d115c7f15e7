import {
  lost,
  smallWorkspace,
  type SmallWorkspace,
  sold,
} from '@quartet/bench/jest/testing/small-workspace';
import { runSuites } from './run-suites.ts';

jest.setTimeout(300_000);

const { signal } = new AbortController();

let workspace: SmallWorkspace;
beforeEach(async () => {
  workspace = await smallWorkspace();
});
afterEach(() => workspace[Symbol.asyncDispose]());

const ask = (...projects: readonly string[]) =>
  runSuites(projects, { root: workspace.root, bail: true, signal });

it('runs one suite after the other, and is red when one is', async () => {
  await workspace.add('shop', { 'sold.spec.ts': sold });
  await workspace.add('store', { 'lost.spec.ts': lost });
  expect(await ask('shop', 'store')).toMatchObject({ kind: 'red', project: 'store' });
});

const files = `import { existsSync, writeFileSync } from 'node:fs';
process.chdir(import.meta.dirname);
`;
const once = `it('sells', () => {
  if (existsSync('seen')) return;
  writeFileSync('seen', '');
  throw new Error('lost');
});`;

it('counts neither a failure that does not repeat nor a different one', async () => {
  const other = once.replace("'sells'", "'buys'").replaceAll("'seen'", "'seen-too'");
  const waiting = `if (!existsSync('seen')) return;`;
  const later = other.replace('if (existsSync', `${waiting} if (existsSync`);
  await workspace.add('shop', { 'both.spec.ts': files + later + once });
  expect(await ask('shop')).toMatchObject({ kind: 'green' });
});

it('finds a repeating failure after one that does not repeat', async () => {
  const late = `it('loses nothing', () => { if (existsSync('seen')) throw new Error('lost'); });`;
  await workspace.add('shop', {
    'once.spec.ts': (files + once).padEnd(2_000),
    'late.spec.ts': files + late,
  });
  expect(await ask('shop')).toMatchObject({ kind: 'red', failures: [{ spec: 'loses nothing' }] });
});

it('runs the specs beside a changed file first', async () => {
  await workspace.add('shop', { 'all.spec.ts': lost });
  await workspace.add('shop/stock', { 'stock.spec.ts': lost.replace('a shop', 'a stock') });
  const { root } = workspace;
  const run = runSuites(['shop'], { root, bail: true, signal, changed: ['shop/stock/stock.ts'] });
  expect(await run).toMatchObject({ kind: 'red', failures: [{ spec: 'a stock loses nothing' }] });
});

it('is broken, and not red, for type errors', async () => {
  await workspace.add('shop', {
    'shop.ts': "export const goods: number = 'many';\n",
    'lost.spec.ts': lost,
  });
  expect(await ask('shop')).toMatchObject({
    kind: 'broken',
    reason: expect.stringContaining('error TS2322'),
  });
});
