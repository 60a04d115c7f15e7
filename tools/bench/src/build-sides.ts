import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const requireForCommonJs =
  "import { createRequire as requireFrom } from 'node:module'; const require = requireFrom(import.meta.url);";

/** Bundles the servers of the comparison in the same way as our services. */
export async function buildSides(outdir: string): Promise<void> {
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
