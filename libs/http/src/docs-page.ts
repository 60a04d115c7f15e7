import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { RequestHandler } from 'express';

/** A page for reading and trying the API, with everything it needs from this very service. */
export function docsPage(name: string): RequestHandler {
  const options = JSON.stringify({
    url: `/api/${name}/openapi.json`,
    withDefaultFonts: false,
    telemetry: false,
    agent: { disabled: true },
    mcp: { disabled: true },
  });
  const page = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Quartet ${name}</title>
</head>
<body>
<main id="docs"></main>
<script src="/api/${name}/docs/standalone.js"></script>
<script>Scalar.createApiReference('#docs', ${options})</script>
</body>
</html>`;
  return (_req, res) => {
    res.type('html').send(page);
  };
}

export const docsScript: RequestHandler = (_req, res) => {
  res.sendFile(scriptFile(), {
    cacheControl: false,
    headers: { 'Cache-Control': 'public, max-age=86400' },
  });
};

/** A built service has the script beside its bundle; from the sources it is the package's. */
function scriptFile(): string {
  const bundled = join(dirname(fileURLToPath(import.meta.url)), 'standalone.js');
  if (existsSync(bundled)) return bundled;
  const entry = createRequire(import.meta.url).resolve('@scalar/api-reference');
  return join(dirname(entry), 'browser', 'standalone.js');
}
