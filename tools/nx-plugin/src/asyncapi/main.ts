import { globSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { format } from 'prettier';
import type { EventSchema } from '../event-docs/document.ts';
import { asyncApiDocument } from './document.ts';

interface EventModule {
  readonly events: readonly EventSchema[];
}

/**
 * `node tools/nx-plugin/src/asyncapi/main.ts` writes `docs/events/asyncapi.json` from the events of all services; with
 * `--check` it writes nothing and fails when the document is not what the code says.
 */
const file = 'docs/events/asyncapi.json';
const modules = globSync('apps/*/src/schemas/event.ts').sort();
const events = await Promise.all(
  modules.map(async (path) => {
    const [, service = ''] = path.split('/');
    const declared = (await import(pathToFileURL(resolve(path)).href)) as EventModule;
    return declared.events.map((event) => ({ ...event, service }));
  }),
);
const text = JSON.stringify(asyncApiDocument(events.flat()));
const document = await format(text, { parser: 'json', printWidth: 100 });

if (!process.argv.includes('--check')) await writeFile(file, document);
else if ((await readFile(file, 'utf8').catch(() => '')) !== document) {
  process.stderr.write(
    `${file} is not what the services say any more: run npm run docs and commit it.\n`,
  );
  process.exitCode = 1;
}
