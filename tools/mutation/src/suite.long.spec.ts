import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  lost,
  smallWorkspace,
  type SmallWorkspace,
  sold,
} from '@quartet/bench/jest/testing/small-workspace';
import { eventually } from '@quartet/testing';
import { runSuite } from './suite.ts';

jest.setTimeout(300_000);

const { signal } = new AbortController();

let workspace: SmallWorkspace;
beforeEach(async () => {
  workspace = await smallWorkspace();
});
afterEach(() => workspace[Symbol.asyncDispose]());

async function suiteOf(files: Readonly<Record<string, string>>) {
  await workspace.add('shop', files);
  return runSuite({ root: workspace.root, project: 'shop', bail: true, signal });
}

it('is red with the name of the failed spec', async () => {
  expect(await suiteOf({ 'sold.spec.ts': sold, 'lost.spec.ts': lost })).toMatchObject({
    kind: 'red',
    failures: [{ spec: 'a shop loses nothing', reason: expect.stringContaining('Error: lost') }],
  });
});

it('runs only the given files', async () => {
  await workspace.add('shop', { 'sold.spec.ts': sold, 'lost.spec.ts': lost });
  const { root } = workspace;
  const files = [join(root, 'shop/sold.spec.ts')];
  expect(await runSuite({ root, project: 'shop', bail: true, signal, files })).toEqual({
    kind: 'green',
  });
});

it('is green when no spec failed', async () => {
  expect(await suiteOf({ 'sold.spec.ts': sold })).toEqual({ kind: 'green' });
});

it('is broken, and not red, when a spec file cannot be loaded', async () => {
  const result = await suiteOf({ 'sold.spec.ts': sold, 'torn.spec.ts': 'it(' });
  expect(result).toMatchObject({ kind: 'broken', reason: expect.stringContaining('torn.spec.ts') });
});

it('is broken when there are no specs', async () => {
  expect(await suiteOf({})).toMatchObject({ kind: 'broken' });
});

it('stops with all of its child processes when the signal is aborted', async () => {
  const ending = new AbortController();
  const hangs = "it('hangs', () => new Promise(() => setInterval(() => {}, 1_000)), 600_000);";
  await workspace.add('shop', { 'hangs.spec.ts': hangs });
  const { root } = workspace;
  const run = runSuite({ root, project: 'shop', bail: true, signal: ending.signal });
  ending.abort(new Error('stopped'));
  await expect(run).rejects.toThrow('stopped');
});

it('kills processes that a spec has left behind', async () => {
  const leaves = `import { spawn } from 'node:child_process';
    import { writeFileSync } from 'node:fs';
    it('leaves a process', () => {
      const loop = ['-e', 'setInterval(() => {}, 1_000)'];
      const child = spawn(process.execPath, loop, { stdio: 'ignore' });
      child.unref();
      writeFileSync(import.meta.dirname + '/pid', String(child.pid));
    });`;
  expect(await suiteOf({ 'leaves.spec.ts': leaves })).toEqual({ kind: 'green' });
  const pid = Number(await readFile(join(workspace.root, 'shop/pid'), 'utf8'));
  await eventually(() => expect(() => process.kill(pid, 0)).toThrow('ESRCH'), 60_000);
});
