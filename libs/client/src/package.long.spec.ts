import { spawnSync } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../../..');
const compiler = join(root, 'node_modules/typescript-7/bin/tsc');
const strict = {
  compilerOptions: {
    ...{ module: 'nodenext', target: 'es2022', lib: ['es2024', 'dom', 'dom.iterable'], types: [] },
    ...{ strict: true, exactOptionalPropertyTypes: true, noUncheckedIndexedAccess: true },
    ...{ skipLibCheck: false, outDir: 'out' },
  },
  include: ['*.ts'],
};

let folder: string;

/** An empty project that has installed the packed package and its one dependency. */
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'client-package-'));
  const client = join(folder, 'client');
  cpSync(join(import.meta.dirname, '..'), client, { recursive: true });
  writeFileSync(join(folder, 'tsconfig.base.json'), readFileSync(join(root, 'tsconfig.base.json')));
  const build = readFileSync(join(client, 'tsconfig.dist.json'), 'utf8');
  writeFileSync(join(client, 'tsconfig.dist.json'), build.replace('../../tsconfig', '../tsconfig'));
  install('openapi-fetch', 'openapi-typescript-helpers');
  run(process.execPath, [compiler, '-p', 'client/tsconfig.dist.json']);
  run('npm', ['pack', './client', '--silent']);
  const [tarball = ''] = readdirSync(folder).filter((name) => name.endsWith('.tgz'));
  const installed = join(folder, 'node_modules/@quartet/client');
  mkdirSync(installed, { recursive: true });
  run('tar', ['-xzf', tarball, '--strip-components', '1', '-C', installed]);
  rmSync(client, { recursive: true });
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(strict));
});
afterAll(() => rmSync(folder, { recursive: true }));

function install(...names: readonly string[]): void {
  mkdirSync(join(folder, 'node_modules'));
  for (const name of names) {
    symlinkSync(realpathSync(join(root, 'node_modules', name)), join(folder, 'node_modules', name));
  }
}

function run(command: string, args: readonly string[]): string {
  // The conditions of this run would find the sources.
  const { NODE_OPTIONS: _options, ...env } = process.env;
  const options = { cwd: folder, encoding: 'utf8', env } as const;
  const { status, stdout, stderr } = spawnSync(command, args, options);
  if (status !== 0) throw new Error(`${command} ${args.join(' ')}: ${stdout}${stderr}`);
  return stdout;
}

function compile(source: string): string {
  writeFileSync(join(folder, 'main.ts'), source);
  return run(process.execPath, [compiler, '-p', '.', '--pretty', 'false']);
}

it('contains what runs, its types and the README', () => {
  const files = readdirSync(join(folder, 'node_modules/@quartet/client'));
  expect(files.sort()).toEqual(['README.md', 'dist', 'package.json']);
});

it('compiles as its README says, under strict TypeScript, and is loaded by Node', () => {
  const readme = readFileSync(join(import.meta.dirname, '../README.md'), 'utf8');
  const [, example = ''] = /```ts\n([\s\S]*?)```/.exec(readme) ?? [];
  expect(example).toContain('orders.place');
  expect(compile(example)).toBe('');
  writeFileSync(
    join(folder, 'load.js'),
    "console.log(typeof (await import('@quartet/client')).createClient)",
  );
  expect(run(process.execPath, ['load.js'])).toBe('function\n');
});

it.each([
  ['an unknown member', "quartet.orders.place({ items: [], paymentMethod: 'pm_ok', coupon: 'x' })"],
  ['a code that does not exist', "isProblem(new Error(), 'bad_api_key')"],
  ['a member that a problem has not', "isProblem(e, 'email_taken') && e.problem.orderId"],
  ['a path that does not exist', "quartet.api.GET('/api/coupons')"],
])('refuses %s', (_mistake, line) => {
  const head =
    "import { createClient, isProblem } from '@quartet/client';\n" +
    "const quartet = createClient({ url: 'http://localhost', apiKey: 'key' });\n" +
    'declare const e: unknown;\nvoid [quartet, isProblem, e];\n';
  expect(compile(head)).toBe('');
  expect(() => compile(`${head}export const tried = ${line};\n`)).toThrow(/main\.ts\(5,/);
});
