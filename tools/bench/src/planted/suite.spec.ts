import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { workspace } from '../programs.ts';
import { runSuite } from './suite.ts';

const { signal } = new AbortController();

let root: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'quartet-planted-'));
  await symlink(join(workspace, 'node_modules'), join(root, 'node_modules'));
});
afterEach(() => rm(root, { recursive: true }));

async function suiteOf(specs: Readonly<Record<string, string>>) {
  await mkdir(join(root, 'shop'));
  await writeFile(join(root, 'shop/package.json'), '{ "jest": { "testEnvironment": "node" } }');
  for (const [name, text] of Object.entries(specs))
    await writeFile(join(root, `shop/${name}.test.js`), text);
  return runSuite({ root, project: 'shop', bail: true, signal });
}

const sold = "it('sells', () => undefined);";
const lost = "describe('a shop', () => it('loses nothing', () => { throw new Error('lost'); }));";

it('is red with the name of the spec that has failed', async () => {
  expect(await suiteOf({ sold, lost })).toMatchObject({
    kind: 'red',
    failures: [{ spec: 'a shop loses nothing', reason: expect.stringContaining('Error: lost') }],
  });
});

it('runs the files that it is told to, and no other', async () => {
  await suiteOf({ sold, lost });
  const files = [join(root, 'shop/sold.test.js')];
  const suite = { root, project: 'shop', bail: true, signal, files };
  expect(await runSuite(suite)).toEqual({ kind: 'green' });
});

it('is green when none has failed', async () => {
  expect(await suiteOf({ sold })).toEqual({ kind: 'green' });
});

it('is broken, and not red, when a file of specs cannot be read', async () => {
  const result = await suiteOf({ sold, torn: 'it(' });
  expect(result).toMatchObject({ kind: 'broken', reason: expect.stringContaining('torn.test.js') });
});

it('is broken when there is nothing to run', async () => {
  expect(await suiteOf({})).toMatchObject({ kind: 'broken' });
});

it('ends with all that it has started when it is told to', async () => {
  const ending = new AbortController();
  await mkdir(join(root, 'shop'));
  const hangs = "it('hangs', () => new Promise(() => setInterval(() => {}, 1_000)), 600_000);";
  await writeFile(join(root, 'shop/package.json'), '{}');
  await writeFile(join(root, 'shop/hangs.test.js'), hangs);
  const run = runSuite({ root, project: 'shop', bail: true, signal: ending.signal });
  ending.abort(new Error('stopped'));
  await expect(run).rejects.toThrow('stopped');
});
