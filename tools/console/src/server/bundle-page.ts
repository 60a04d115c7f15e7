import { fileURLToPath } from 'node:url';

export interface Bundle {
  readonly js: string;
  readonly css: string;
}

/** A path and no import: what serves the page is not affected when the page changes. */
const sources = new URL('../../../console-page/src/', import.meta.url);

export const pageFile = (name: string) => fileURLToPath(new URL(name, sources));

/** Makes the page's script and style of its sources. It takes a moment, so only who opens the page waits for it. */
export async function bundlePage(): Promise<Bundle> {
  const { build, stop } = await import('esbuild');
  const { outputFiles } = await build({
    entryPoints: ['main.ts', 'styles/main.css'].map(pageFile),
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
