import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

/**
 * `node infra/src/bundle.ts [folder]`: bundles each Lambda function into one file. The AWS SDK comes with the
 * Lambda runtime.
 */
const [folder = here('../../dist/infra')] = process.argv.slice(2);

await build({
  entryPoints: ['authorizer', 'realtime'].map((name) => ({
    in: here(`../lambda/${name}/main.ts`),
    out: `${name}/index`,
  })),
  outdir: folder,
  outExtension: { '.js': '.mjs' },
  bundle: true,
  platform: 'node',
  target: 'node24',
  format: 'esm',
  minify: true,
  external: ['@aws-sdk/*'],
  legalComments: 'none',
  logLevel: 'warning',
});

function here(path: string): string {
  return fileURLToPath(new URL(path, import.meta.url));
}
