import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { RequestHandler } from 'express';
import { docsAssets } from './docs-assets.ts';
import { credentialsForm } from './docs-credentials.ts';
import { docsPlugin } from './docs-plugin.ts';

/**
 * A page for reading and trying the API, with everything it needs from this very service.
 * @param credentialsUrl gives API keys and access tokens to the page, in the local run
 */
export function docsPage(name: string, credentialsUrl?: string): RequestHandler {
  const onComplete = credentialsUrl === undefined ? '' : ', onComplete: allowCredentials';
  const page = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Quartet ${name}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/api/${name}/docs/swagger-ui.css">
</head>
<body>
${credentialsUrl === undefined ? '' : credentialsForm(credentialsUrl)}
<main id="docs"></main>
<script src="/api/${name}/docs/swagger-ui-bundle.js"></script>
<script>${docsPlugin}
const ui = SwaggerUIBundle({ url: '/api/${name}/openapi.json', dom_id: '#docs', validatorUrl: null, plugins: [plugin]${onComplete} })
</script>
</body>
</html>`;
  return (_req, res) => {
    res.type('html').send(page);
  };
}

/**
 * Serves one file that the docs page loads.
 * @param root the folder that holds it
 */
export function docsAsset(
  file: (typeof docsAssets)[number],
  root: string = folder(),
): RequestHandler {
  return (_req, res) => {
    const headers = { 'Cache-Control': 'public, max-age=86400' };
    // With a root, a dot in the path of the installation is no hidden file.
    res.sendFile(file, { root, acceptRanges: false, cacheControl: false, headers });
  };
}

/** A built service has the files beside its bundle; from the sources they are the package's. */
function folder(): string {
  const bundled = join(dirname(fileURLToPath(import.meta.url)), 'docs');
  if (existsSync(join(bundled, docsAssets[0]))) return bundled;
  return dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'));
}
