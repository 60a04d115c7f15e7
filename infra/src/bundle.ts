import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

/** The functions of the cloud, each as one file. Their runtime brings the SDK of AWS along. */
await build({
  entryPoints: ['authorizer', 'realtime'].map((name) => ({
    in: here(`${name}/main.ts`),
    out: `${name}/index`,
  })),
  outdir: here('../../dist/infra'),
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
