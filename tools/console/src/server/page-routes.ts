import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { RouteContext, RouteTable } from '@quartet/aws/http/router';

interface Bundle {
  readonly js: string;
  readonly css: string;
}

/** A path and no import: what serves the page is not affected when the page changes. */
const sources = new URL('../../../console-page/src/', import.meta.url);
const pageFile = (name: string) => fileURLToPath(new URL(name, sources));

/** The page itself; it is made when it is asked for the first time. */
export function pageRoutes(): RouteTable {
  let bundle: Promise<Bundle> | undefined;
  const bundled = () => (bundle ??= bundlePage());
  const html = serve('text/html; charset=utf-8', () => readFile(pageFile('index.html'), 'utf8'));
  return {
    'GET /__console': html,
    'GET /__console/': html,
    'GET /__console/icon.svg': serve('image/svg+xml', () => readFile(pageFile('icon.svg'), 'utf8')),
    'GET /__console/main.js': serve('text/javascript', async () => (await bundled()).js),
    'GET /__console/main.css': serve('text/css', async () => (await bundled()).css),
  };
}

function serve(type: string, content: () => Promise<string>) {
  return async ({ res }: RouteContext) => {
    const text = await content();
    res.writeHead(200, { 'Content-Type': type }).end(text);
  };
}

/** Makes the page's script and style of its sources. It takes a moment, so only who opens the page waits for it. */
async function bundlePage(): Promise<Bundle> {
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
