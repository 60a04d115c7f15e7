import { fileURLToPath } from 'node:url';

export interface Bundle {
  readonly js: string;
  readonly css: string;
}

const entryPoints = ['main.ts', 'styles/main.css'].map((name) =>
  fileURLToPath(new URL(`../page/${name}`, import.meta.url)),
);

/** Makes the page's script and style of its sources. It takes a moment, so only who opens the page waits for it. */
export async function bundlePage(): Promise<Bundle> {
  const { build, stop } = await import('esbuild');
  const { outputFiles } = await build({
    entryPoints,
    outdir: 'page',
    bundle: true,
    write: false,
    format: 'esm',
    target: 'es2023',
    legalComments: 'inline',
  });
  await stop();
  const text = (end: string) => outputFiles.find(({ path }) => path.endsWith(end))?.text ?? '';
  return { js: text('.js'), css: text('.css') };
}
