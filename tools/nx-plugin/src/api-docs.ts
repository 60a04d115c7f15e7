import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { openApiDocument, type Route } from '@quartet/http';
import { format } from 'prettier';

interface App {
  readonly routes: readonly Route<never>[];
}

/**
 * `node tools/nx-plugin/src/api-docs.ts apps/orders` writes `docs/api/orders.json` from the schemas that
 * validate; with `--check` it writes nothing and fails when the document is not what the code says.
 */
const [project = '', mode] = process.argv.slice(2);
const name = basename(project);
const file = join('docs', 'api', `${name}.json`);

const { routes } = (await import(pathToFileURL(join(project, 'src', 'app.ts')).href)) as App;
const document = await format(JSON.stringify(openApiDocument(name, routes)), {
  parser: 'json',
  printWidth: 100,
});

if (mode === '--check') await check();
else await write();

async function write(): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, document);
}

async function check(): Promise<void> {
  const committed = await readFile(file, 'utf8').catch(() => '');
  if (committed === document) return;
  process.stderr.write(
    `${file} is not what ${project} says any more: run npm run docs and commit it.\n`,
  );
  process.exitCode = 1;
}
