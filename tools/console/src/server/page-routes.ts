import { readFile } from 'node:fs/promises';
import { type Bundle, bundlePage, pageFile } from './bundle-page.ts';
import type { RouteContext, RouteTable } from '@quartet/aws/http/router';

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
