import { existsSync } from 'node:fs';
import { cp, mkdir, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { docsAssets } from '@quartet/http';
import { build } from 'esbuild';
import { billOfMaterials } from './sbom/bill-of-materials.ts';
import { filesIn, packagesOf } from './sbom/packages.ts';

/** `node tools/delivery/src/bundle.ts apps/orders`: the service as one file, with what it reads at run time beside it. */
const [project = ''] = process.argv.slice(2);
const name = basename(project);
const source = join(project, 'src');
const target = join('dist', project);
const contents = join('dist', 'contents');

const requireForCommonJs =
  "import { createRequire as requireFrom } from 'node:module'; const require = requireFrom(import.meta.url);";

/** The one-off tasks of every service that has tables. */
const tasks = existsSync(join(source, 'migrations'))
  ? ['create-database', 'drop-database', 'migrate']
  : [];

await rm(target, { recursive: true, force: true });
const { metafile } = await build({
  entryPoints: [
    ...['main', 'create-admin', 'reconcile', 'resend'].map((name) => ({
      in: join(source, `${name}.ts`),
      out: name,
    })),
    ...tasks.map((name) => ({ in: `libs/database/src/tasks/${name}/main.ts`, out: name })),
    { in: 'libs/telemetry/src/main.ts', out: 'telemetry' },
  ].filter((entry) => existsSync(entry.in)),
  outdir: target,
  outExtension: { '.js': '.mjs' },
  bundle: true,
  splitting: true,
  platform: 'node',
  target: 'node24',
  format: 'esm',
  conditions: ['@quartet/source'],
  // A package that is loaded late, and split off, keeps its names only as a module of its own.
  mainFields: ['module', 'main'],
  external: ['pg-native', 'pino-pretty'],
  banner: { js: requireForCommonJs },
  legalComments: 'none',
  sourcemap: true,
  sourcesContent: false,
  metafile: true,
  logLevel: 'warning',
});

/** The migrations of a lib go with the services that apply them. */
const events = 'libs/events/src';
const hasEvents = Object.keys(metafile.inputs).includes(`${events}/settings.ts`);

const swagger = join('node_modules', 'swagger-ui-dist');

const beside = [
  ...(hasEvents ? [[`${events}/migrations`, 'migrations']] : []),
  [join(source, 'migrations'), 'migrations'],
  ...docsAssets.map((file) => [join(swagger, file), join('docs', file)]),
] as const;
for (const [from = '', to = ''] of beside) await cp(from, join(target, to), { recursive: true });

const files = [...filesIn(metafile), ...beside.map(([from = '']) => from)];
await writeFile(join(target, 'sbom.cdx.json'), billOfMaterials(name, packagesOf(files)));
await mkdir(contents, { recursive: true });
await writeFile(join(contents, `${name}.json`), `${JSON.stringify(files, null, 2)}\n`);
