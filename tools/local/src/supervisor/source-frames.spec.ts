import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { build } from 'esbuild';
import { copySourceMaps } from '../bundling/source-maps.ts';
import { mapFrames } from './source-frames.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'quartet frames ü-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const source = `
interface Order { readonly id: string }
export function place(order: Order): never {
  throw new Error(order.id);
}
try { place({ id: 'lost' }); } catch (error) {
  console.log(JSON.stringify({ stack: (error as Error).stack }));
}
`;

/** The line that a copy of a bundle of the source logs. */
async function loggedLine(): Promise<string> {
  for (const name of ['src', 'dist', 'copy/deep'])
    mkdirSync(join(folder, name), { recursive: true });
  writeFileSync(join(folder, 'src/place.ts'), source);
  const outfile = join(folder, 'dist/main.mjs');
  const copy = join(folder, 'copy/deep');
  await build({
    entryPoints: [join(folder, 'src/place.ts')],
    ...{ bundle: true, format: 'esm', outfile, sourcemap: true, logLevel: 'silent' },
    banner: { js: '// first\n// second' },
  });
  copyFileSync(outfile, join(copy, 'main.mjs'));
  copySourceMaps(join(folder, 'dist'), copy);
  return spawnSync(process.execPath, [join(copy, 'main.mjs')], { encoding: 'utf8' }).stdout.trim();
}

it('names the line of the source in a stack', async () => {
  const line = await loggedLine();
  expect(line).toContain('main.mjs:');
  const file = relative(process.cwd(), join(folder, 'src/place.ts'));
  expect(mapFrames(line)).toContain(`at place (${file}:4:9)`);
});

it('reads a map once, however the lines of several bundles alternate', async () => {
  const line = await loggedLine();
  const other = line.replaceAll('main.mjs', 'other.mjs');
  const copy = join(folder, 'copy/deep');
  copyFileSync(join(copy, 'main.mjs.map'), join(copy, 'other.mjs.map'));
  const mapped = [line, other].map(mapFrames);
  for (const name of ['main', 'other']) rmSync(join(copy, `${name}.mjs.map`));
  expect([line, other].map(mapFrames)).toEqual(mapped);
  expect(mapped.join()).not.toContain('.mjs:');
});

it.each([
  '{"msg":"listening"}',
  'at run (file:///nowhere/main.mjs:3:7)',
  'at run (node:internal/modules/run_main.mjs:3:7)',
])('leaves %s as it is', (line) => {
  expect(mapFrames(line)).toBe(line);
});
