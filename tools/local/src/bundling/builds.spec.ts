import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { isBuilt, rememberBuild, serviceBuild, templatesBuild } from './builds.ts';

const build = serviceBuild('orders');
let root: string;
let recordFile: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'quartet-builds-'));
  for (const path of ['apps/orders/src/main.ts', 'libs/http/src/index.ts', 'package-lock.json']) {
    write(path, 'source');
  }
  write('dist/apps/orders/main.mjs', 'bundle');
  rememberBuild(root, build);
  recordFile = join(root, 'dist/built-apps-orders');
});
afterEach(() => rmSync(root, { recursive: true }));

function write(path: string, text: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}

it('is built while neither its sources nor the bundle change', () => {
  expect(isBuilt(root, build)).toBe(true);
});

it('is built while the files are written again with the same contents', () => {
  write('apps/orders/src/main.ts', 'source');
  expect([isBuilt(root, build), isBuilt(root, build)]).toEqual([true, true]);
});

it('reads no file while no time has changed', () => {
  const record = readFileSync(recordFile, 'utf8');
  writeFileSync(recordFile, record.replace(/"contents":"\w+"/, '"contents":"unknown"'));
  expect(isBuilt(root, build)).toBe(true);
});

it('is built anew when its record cannot be read', () => {
  writeFileSync(recordFile, 'the record of an older version');
  expect(isBuilt(root, build)).toBe(false);
});

it.each([
  ['a source', 'apps/orders/src/main.ts', 'other'],
  ['a further source', 'apps/orders/src/migrations/0009-more.sql', 'ALTER'],
  ['a library', 'libs/http/src/index.ts', 'other'],
  ['the packages', 'package-lock.json', 'other'],
  ['the bundle', 'dist/apps/orders/main.mjs', 'of another commit'],
])('is built anew after a change of %s', (_what, path, text) => {
  write(path, text);
  expect(isBuilt(root, build)).toBe(false);
});

it('is built anew when a source or the bundle is gone', () => {
  rmSync(join(root, 'libs/http/src/index.ts'));
  expect(isBuilt(root, build)).toBe(false);
  rememberBuild(root, build);
  rmSync(join(root, 'dist/apps'), { recursive: true });
  expect(isBuilt(root, build)).toBe(false);
});

it.each(['apps/orders/src/main.spec.ts', 'libs/http/src/testing/x.ts', 'apps/users/src/main.ts'])(
  'is not built anew after a change of %s',
  (path) => {
    write(path, 'other');
    expect(isBuilt(root, build)).toBe(true);
  },
);

it('keeps the records of services and of each variant of the templates apart', () => {
  const variant = { stage: 'dev', edge: 'http', discovery: 'balancer' };
  const builds = [templatesBuild(variant), templatesBuild({ ...variant, edge: 'rest' })];
  expect(builds.map((each) => isBuilt(root, each))).toEqual([false, false]);
  rememberBuild(root, builds[0] ?? build);
  expect(builds.map((each) => isBuilt(root, each))).toEqual([true, false]);
});
