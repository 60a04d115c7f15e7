import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { startDatabases } from './databases.ts';
import { makeHome } from './home.ts';
import { publishKeys } from './keys.ts';
import type { LoadRequest } from './load/load.ts';
import { serviceProgram } from './programs.ts';
import { type Side, startSide } from './side.ts';
import { stock } from './stock.ts';

/** A database with products, and what is needed to run servers on it. */
interface Shop {
  readonly folder: string;
  readonly requests: readonly LoadRequest[];
  quartet(): Promise<Side>;
  bareExpress(): Promise<Side>;
  usualAssembly(): Promise<Side>;
}

/** @param ending disposes of the processes that are still running */
export async function openShop(ending: AsyncDisposableStack): Promise<Shop> {
  const { folder } = ending.use(await makeHome());
  const databases = ending.use(await startDatabases(folder));
  const keys = ending.use(await publishKeys());
  await buildSides(folder);
  const environment = {
    ...(await databases.provide('products')),
    ...keys.environment,
    LOG_FORMAT: 'json',
  };
  const start = async (name: string, program: string) =>
    ending.use(await startSide({ name, program, environment, folder }));
  const quartet = () => start('Quartet', serviceProgram('products'));

  await using products = await quartet();
  return {
    folder,
    requests: await stock(products.url, keys),
    quartet,
    bareExpress: () => start('bare Express', join(folder, 'bare-express.mjs')),
    usualAssembly: () => start('usual assembly', join(folder, 'usual-assembly.mjs')),
  };
}

const requireForCommonJs =
  "import { createRequire as requireFrom } from 'node:module'; const require = requireFrom(import.meta.url);";

/** Bundles the servers of the comparison in the same way as our services. */
async function buildSides(outdir: string): Promise<void> {
  await build({
    entryPoints: ['bare-express', 'usual-assembly'].map((name) =>
      fileURLToPath(new URL(`sides/${name}.ts`, import.meta.url)),
    ),
    outdir,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    platform: 'node',
    target: 'node24',
    format: 'esm',
    external: ['pg-native'],
    banner: { js: requireForCommonJs },
    logLevel: 'warning',
  });
}
