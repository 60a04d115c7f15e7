import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { cruise, type ICruiseOptions } from 'dependency-cruiser';
import extractConfig from 'dependency-cruiser/config-utl/extract-depcruise-config';

const rules = await extractConfig(join(import.meta.dirname, 'circles.cjs'));

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'quartet-circles-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** The exit code and the output of the command, without its process. */
async function check(files: Readonly<Record<string, string>>) {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  const { options, ...ruleSet } = rules;
  const cruised = { ...options, ruleSet, validate: true, baseDir: folder, outputType: 'err' };
  const { exitCode, output } = await cruise(['src'], cruised as ICruiseOptions);
  return { exitCode, output: stripVTControlCharacters(String(output)) };
}

it('refuses two files that import each other, if only for a type', async () => {
  const { exitCode, output } = await check({
    'src/a.ts': `import { b } from './b.ts'; export interface A { readonly b: typeof b }`,
    'src/b.ts': `import type { A } from './a.ts'; export const b = 1; export type { A };`,
  });
  expect(exitCode).not.toBe(0);
  expect(output).toContain('circle-of-files: src/a.ts');
});

it('refuses two folders that import each other', async () => {
  const { exitCode, output } = await check({
    'src/up/a.ts': `export * from '../down/b.ts';`,
    'src/up/c.ts': `export const c = 1;`,
    'src/down/b.ts': `export const b = 1;`,
    'src/down/d.ts': `export * from '../up/c.ts';`,
  });
  expect(exitCode).not.toBe(0);
  expect(output).toContain('circle-of-folders: src/up');
});

it('allows imports in one direction', async () => {
  const { exitCode } = await check({
    'src/up/a.ts': `export * from '../down/b.ts';`,
    'src/down/b.ts': `export const b = 1;`,
  });
  expect(exitCode).toBe(0);
});
