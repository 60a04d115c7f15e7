import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const rules = join(import.meta.dirname, 'circles.cjs');
const program = join(import.meta.dirname, '../../../../node_modules/.bin/depcruise');

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'quartet-circles-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function check(files: Readonly<Record<string, string>>) {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  const { status, stdout } = spawnSync(program, ['src', '--config', rules], {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: '0' },
  });
  return { status, stdout };
}

it('refuses two files that import each other, if only for a type', () => {
  const { status, stdout } = check({
    'src/a.ts': `import { b } from './b.ts'; export interface A { readonly b: typeof b }`,
    'src/b.ts': `import type { A } from './a.ts'; export const b = 1; export type { A };`,
  });
  expect(status).not.toBe(0);
  expect(stdout).toContain('circle-of-files: src/a.ts');
});

it('refuses two folders that import each other', () => {
  const { status, stdout } = check({
    'src/up/a.ts': `export * from '../down/b.ts';`,
    'src/up/c.ts': `export const c = 1;`,
    'src/down/b.ts': `export const b = 1;`,
    'src/down/d.ts': `export * from '../up/c.ts';`,
  });
  expect(status).not.toBe(0);
  expect(stdout).toContain('circle-of-folders: src/up');
});

it('allows imports in one direction', () => {
  const { status } = check({
    'src/up/a.ts': `export * from '../down/b.ts';`,
    'src/down/b.ts': `export const b = 1;`,
  });
  expect(status).toBe(0);
});
