import { globSync, readFileSync } from 'node:fs';
import { lintDocument } from './lint-document.ts';

/** `node tools/nx-plugin/src/api-lint/main.ts` lints the documents of the API and of the events; it fails at any
 * finding. */
for (const file of globSync(['docs/api/*.json', 'docs/events/asyncapi.json']).sort()) {
  const document = JSON.parse(readFileSync(file, 'utf8')) as object;
  for (const finding of await lintDocument(document)) {
    process.stderr.write(`${file}: ${finding}\n`);
    process.exitCode = 1;
  }
}
