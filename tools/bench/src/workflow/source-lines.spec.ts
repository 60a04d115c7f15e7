import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { countSourceLines } from './source-lines.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'quartet-lines-'));
});
afterEach(() => rm(folder, { recursive: true }));

it('counts neither blank lines nor comments of a file', async () => {
  const source = [
    ...['/** A sum. */', 'export const a = 1; // one', '', '  // nothing', '/**', ' * Two', ' */'],
    ...['const b = a * 2;', '  /* three */', 'const c = b;', ''],
  ];
  await writeFile(join(folder, 'sum.ts'), source.join('\n'));
  expect(await countSourceLines([join(folder, 'sum.ts')])).toBe(3);
});

it('counts the files of all folders, but no specs and no test tools', async () => {
  for (const name of ['outside', 'testing']) await mkdir(join(folder, name));
  const names = ['a.ts', 'outside/b.ts', 'a.spec.ts', 'testing/c.ts', 'outside/d.sql'];
  for (const name of names) await writeFile(join(folder, name), 'const one = 1;\n');
  expect(await countSourceLines([folder])).toBe(2);
});
