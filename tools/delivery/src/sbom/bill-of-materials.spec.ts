import { join } from 'node:path';
import { Spec, Validation } from '@cyclonedx/cyclonedx-library';
import { build } from 'esbuild';
import { temporaryFolder } from '../testing/folder.ts';
import { billOfMaterials } from './bill-of-materials.ts';
import { filesIn, packagesOf } from './packages.ts';

const root = join(import.meta.dirname, '../../../..');

async function billOf(source: string): Promise<string> {
  const { metafile } = await build({
    stdin: { contents: source, resolveDir: root },
    absWorkingDir: root,
    outfile: join(temporaryFolder(), 'main.mjs'),
    bundle: true,
    platform: 'node',
    format: 'esm',
    metafile: true,
  });
  return billOfMaterials('orders', packagesOf(filesIn(metafile), root));
}

interface Bill {
  readonly components?: readonly {
    name: string;
    version: string;
    purl: string;
    licenses: unknown;
  }[];
}

function componentsOf(bill: string) {
  return (JSON.parse(bill) as Bill).components ?? [];
}

it('names each package with its version, address and licence', async () => {
  const bill = await billOf("import { Pool } from 'undici'; console.log(Pool);");
  const { version } = packagesOf(['node_modules/undici/index.js'], root)[0] ?? { version: '' };
  expect(componentsOf(bill)).toEqual([
    expect.objectContaining({
      name: 'undici',
      version,
      purl: `pkg:npm/undici@${version}`,
      licenses: [{ license: { id: 'MIT' } }],
    }),
  ]);
});

it('leaves out what the bundler has left out', async () => {
  const bill = await billOf(
    "import { z } from 'zod'; import { v7 } from 'uuid'; console.log(v7());",
  );
  expect(componentsOf(bill).map(({ name }) => name)).toEqual(['uuid']);
});

it('names a package of a scope as the address of npm does', async () => {
  const bill = await billOf("import { trace } from '@opentelemetry/api'; console.log(trace);");
  expect(componentsOf(bill).map(({ purl }) => purl)).toEqual([
    expect.stringMatching(/^pkg:npm\/%40opentelemetry\/api@\d/),
  ]);
});

it('is what the schema of CycloneDX asks for', async () => {
  const bill = await billOf("import express from 'express'; console.log(express);");
  const validator = new Validation.JsonStrictValidator(Spec.Version.v1dot6);
  expect(await validator.validate(bill)).toBeNull();
  expect(componentsOf(bill).length).toBeGreaterThan(20);
});

it('is the same each time', async () => {
  const source = "import pg from 'pg'; console.log(pg);";
  expect(await billOf(source)).toBe(await billOf(source));
});

it('knows a package within a package', () => {
  const folder = temporaryFolder({
    'node_modules/a/package.json': '{ "name": "a", "version": "1.0.0", "license": "MIT" }',
    'node_modules/a/node_modules/@b/c/package.json': '{ "name": "@b/c", "version": "2.0.0" }',
  });
  const files = ['a/index.js', 'a/node_modules/@b/c/lib/index.js', 'a/other.js'];
  const paths = files.map((file) => `node_modules/${file}`);
  expect(packagesOf(paths, folder)).toEqual([
    { name: 'a', version: '1.0.0', license: 'MIT' },
    { name: '@b/c', version: '2.0.0', license: undefined },
  ]);
});
