import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'quartet-table-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** The runner, for which a file of ours stands in the place of infra's table of services. */
function startWith(services: string) {
  const file = join(folder, 'services.ts');
  const hooks = join(folder, 'hooks.mjs');
  writeFileSync(file, services);
  writeFileSync(hooks, hooksFor(file));
  const args = ['--conditions=@quartet/source', join(import.meta.dirname, 'main.ts')];
  const env = {
    PATH: process.env['PATH'],
    NODE_COMPILE_CACHE: process.env['NODE_COMPILE_CACHE'],
    NODE_OPTIONS: `--import=${hooks}`,
    QUARTET_HOME: folder,
  };
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { env, encoding: 'utf8' });
  return { status, stdout, stderr, file: relative(process.cwd(), file) };
}

function hooksFor(file: string): string {
  return `
    import { registerHooks } from 'node:module';
    const url = ${JSON.stringify(pathToFileURL(file).href)};
    registerHooks({
      resolve: (name, context, next) =>
        name === '@quartet/infra/services' ? { url, shortCircuit: true } : next(name, context),
    });`;
}

it.each([
  [
    'that cannot be read',
    `export const services = [\n  { name: 'orders' port: 3010 },\n];\n`,
    `2 cannot be read: Expected ',', got 'ident'`,
  ],
  [
    'that is not erasable',
    `export const services = [];\nenum Strategy {}\n`,
    '2 cannot be read: TypeScript enum is not supported in strip-only mode',
  ],
  [
    'that names nothing',
    `export const services = [\n  { name: orders },\n];\n`,
    '2 cannot be read: orders is not defined',
  ],
])('tells of a table of services %s in one sentence, with its place', (_what, text, sentence) => {
  const { file, ...ended } = startWith(text);
  expect(ended).toEqual({ status: 1, stdout: '', stderr: `✗ ${file}:${sentence}\n` });
});
