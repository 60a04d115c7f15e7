import { existsSync } from 'node:fs';
import { cp, mkdir, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { docsAssets } from '@quartet/http/docs-assets';
import { build, type BuildOptions } from 'esbuild';
import { billOfMaterials } from './sbom/bill-of-materials.ts';
import { filesIn, packagesOf } from './sbom/packages.ts';

const contents = join('dist', 'contents');
const events = 'libs/events/src';
const swagger = join('node_modules', 'swagger-ui-dist');

const requireForCommonJs =
  "import { createRequire as requireFrom } from 'node:module'; const require = requireFrom(import.meta.url);";

const options = {
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
} as const satisfies BuildOptions;

/**
 * `node tools/delivery/src/bundle.ts apps/orders apps/users`: each service as one file, with what it reads at run time
 * beside it.
 */
await mkdir(contents, { recursive: true });
await Promise.all(process.argv.slice(2).map(bundleService));

async function bundleService(project: string): Promise<void> {
  const name = basename(project);
  const source = join(project, 'src');
  const target = join('dist', project);
  await rm(target, { recursive: true, force: true });
  const { metafile } = await build({
    ...options,
    entryPoints: entryPointsIn(source),
    outdir: target,
  });
  /** The migrations of a lib go with the services that apply them. */
  const hasEvents = Object.keys(metafile.inputs).includes(`${events}/settings.ts`);
  const beside = [
    ...(hasEvents ? [[`${events}/migrations`, 'migrations']] : []),
    [join(source, 'migrations'), 'migrations'],
    ...docsAssets.map((file) => [join(swagger, file), join('docs', file)]),
  ] as const;
  for (const [from = '', to = ''] of beside) await cp(from, join(target, to), { recursive: true });
  const files = [...filesIn(metafile), ...beside.map(([from = '']) => from)];
  await writeFile(join(target, 'sbom.cdx.json'), billOfMaterials(name, packagesOf(files)));
  await writeFile(join(contents, `${name}.json`), `${JSON.stringify(files, null, 2)}\n`);
}

function entryPointsIn(source: string) {
  /** The one-off tasks of every service that has tables. */
  const tasks = existsSync(join(source, 'migrations'))
    ? ['create-database', 'drop-database', 'migrate']
    : [];
  return [
    ...['main', 'create-admin', 'reconcile', 'resend'].map((name) => ({
      in: join(source, `${name}.ts`),
      out: name,
    })),
    ...tasks.map((name) => ({ in: `libs/database/src/tasks/${name}/main.ts`, out: name })),
    { in: 'libs/telemetry/src/main.ts', out: 'telemetry' },
  ].filter((entry) => existsSync(entry.in));
}
