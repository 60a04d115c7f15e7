import { existsSync } from 'node:fs';
import { cp, mkdir, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { docsAssets } from '@quartet/http/docs-assets';
import { type BuildContext, type BuildOptions, context, type Metafile, stop } from 'esbuild';
import { billOfMaterials } from './sbom/bill-of-materials.ts';
import { filesIn, packagesOf } from './sbom/packages.ts';

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
} as const satisfies BuildOptions;

export interface BundlerOptions {
  /** The absolute path of the workspace, whose `dist` gets the bundle. */
  readonly root: string;
  /** The folder of the service, such as `apps/orders`. */
  readonly project: string;
  /** The lines that esbuild writes to stderr. */
  readonly logLevel?: 'silent' | 'warning';
}

/** Bundles one service, again and again. */
export interface Bundler extends AsyncDisposable {
  /**
   * Bundles the sources as they are now, with what the service reads at run time beside them.
   * @throws Error of esbuild, with a line per error that names file, line and column
   */
  build(): Promise<void>;
}

/** A bundler that parses only what has changed since its last build. */
export function openBundler({ root, project, logLevel = 'warning' }: BundlerOptions): Bundler {
  const outdir = join('dist', project);
  let entryPoints: readonly EntryPoint[] = [];
  let current: BuildContext<typeof options> | undefined;

  /** A context has the entry points that it was made with. */
  async function contextOf(entries: readonly EntryPoint[]) {
    if (current && isDeepStrictEqual(entries, entryPoints)) return current;
    await dispose();
    entryPoints = entries;
    current = await context({
      ...options,
      ...{ absWorkingDir: root, entryPoints: [...entries], outdir, logLevel },
    });
    return current;
  }

  async function dispose(): Promise<void> {
    const last = current;
    current = undefined;
    await last?.dispose();
  }

  /** The next build starts esbuild's process again, unless only the sources were wrong. */
  async function recover(error: Error): Promise<never> {
    if (!('errors' in error)) {
      current = undefined;
      await stop();
    }
    throw error;
  }

  return {
    build: async () => {
      await rm(join(root, outdir), { recursive: true, force: true });
      const { metafile } = await contextOf(entryPointsIn(root, project))
        .then(({ rebuild }) => rebuild())
        .catch(recover);
      await addFiles(metafile, { root, project });
    },
    [Symbol.asyncDispose]: dispose,
  };
}

async function addFiles(metafile: Metafile, { root, project }: BundlerOptions): Promise<void> {
  const name = basename(project);
  /** The migrations of a lib go with the services that apply them. */
  const hasEvents = Object.keys(metafile.inputs).includes(`${events}/settings.ts`);
  const migrations = [
    ...(hasEvents ? [`${events}/migrations`] : []),
    ...(hasMigrations(root, project) ? [`${project}/src/migrations`] : []),
  ];
  const copiedFiles = [
    ...migrations.map((from) => [from, 'migrations']),
    ...docsAssets.map((file) => [join(swagger, file), join('docs', file)]),
  ] as const;
  const target = join(root, 'dist', project);
  for (const [from = '', to = ''] of copiedFiles) {
    await cp(join(root, from), join(target, to), { recursive: true });
  }
  const files = [...filesIn(metafile), ...copiedFiles.map(([from = '']) => from)];
  await writeFile(join(target, 'sbom.cdx.json'), billOfMaterials(name, packagesOf(files, root)));
  const contents = join(root, 'dist', 'contents');
  await mkdir(contents, { recursive: true });
  await writeFile(join(contents, `${name}.json`), `${JSON.stringify(files, null, 2)}\n`);
}

interface EntryPoint {
  readonly in: string;
  readonly out: string;
}

function entryPointsIn(root: string, project: string): readonly EntryPoint[] {
  const source = join(project, 'src');
  const tasks = hasMigrations(root, project) ? ['create-database', 'drop-database', 'migrate'] : [];
  return [
    ...['main', 'create-admin', 'reconcile', 'resend'].map((name) => ({
      in: join(source, `${name}.ts`),
      out: name,
    })),
    ...tasks.map((name) => ({ in: `libs/database/src/tasks/${name}/main.ts`, out: name })),
    { in: 'libs/telemetry/src/main.ts', out: 'telemetry' },
  ].filter((entry) => existsSync(join(root, entry.in)));
}

/** True for a service that has tables. */
function hasMigrations(root: string, project: string): boolean {
  return existsSync(join(root, project, 'src', 'migrations'));
}
