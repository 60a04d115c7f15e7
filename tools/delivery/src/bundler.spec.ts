import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Bundler, openBundler } from './bundler.ts';
import { temporaryFolder } from './testing/folder.ts';

const packages = join(import.meta.dirname, '../../../node_modules');

let root: string;
let bundler: Bundler;

beforeEach(() => {
  root = temporaryFolder();
  symlinkSync(packages, join(root, 'node_modules'));
  mkdirSync(join(root, 'apps/small/src'), { recursive: true });
  write('version.ts', "export const version = 'first';");
  write('main.ts', "import { version } from './version.ts'; console.log(version);");
  bundler = openBundler({ root, project: 'apps/small', logLevel: 'silent' });
});
afterEach(() => bundler[Symbol.asyncDispose]());

function write(name: string, source: string): void {
  writeFileSync(join(root, 'apps/small/src', name), source);
}

const bundled = (name: string) => readFileSync(join(root, 'dist/apps/small', name), 'utf8');

it('bundles the sources as they are at each build', async () => {
  await bundler.build();
  expect(bundled('main.mjs')).toContain('first');
  write('version.ts', "export const version = 'second';");
  await bundler.build();
  expect(bundled('main.mjs')).toContain('second');
  expect(bundled('main.mjs')).not.toContain('first');
});

it('names the line that is wrong, and builds when it is mended', async () => {
  write('version.ts', 'export const version = ;');
  await expect(bundler.build()).rejects.toThrow(
    'apps/small/src/version.ts:1:23: ERROR: Unexpected',
  );
  write('version.ts', "export const version = 'mended';");
  await bundler.build();
  expect(bundled('main.mjs')).toContain('mended');
});

it('finds a task that was added after the first build', async () => {
  await bundler.build();
  expect(existsSync(join(root, 'dist/apps/small/resend.mjs'))).toBe(false);
  write('resend.ts', "console.log('resend');");
  await bundler.build();
  expect(bundled('resend.mjs')).toContain('resend');
});

it('starts the process of esbuild again when it has died', async () => {
  await bundler.build();
  const children = execFileSync('pgrep', ['-P', String(process.pid), 'esbuild'], {
    encoding: 'utf8',
  });
  for (const pid of children.trim().split('\n')) process.kill(Number(pid), 'SIGKILL');
  await expect(bundler.build()).rejects.toThrow('The service');
  await bundler.build();
  expect(bundled('main.mjs')).toContain('first');
});
