import { globSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import openapiTypescript, { astToString } from 'openapi-typescript';
import { format } from 'prettier';

/**
 * `node tools/nx-plugin/src/client-types.ts` writes the types of each document of docs/api to libs/client; with
 * `--check` it writes nothing and fails when one differs.
 */
const folder = 'libs/client/src/generated';

await mkdir(folder, { recursive: true });
for (const file of globSync('docs/api/*.json').sort()) {
  const types = `${folder}/${basename(file, '.json')}.ts`;
  const text = await typesOf(file);
  if (process.argv[2] !== '--check') await writeFile(types, text);
  else if ((await readFile(types, 'utf8').catch(() => '')) !== text) {
    process.stderr.write(`${types} differs from ${file}: run npm run docs and commit it.\n`);
    process.exitCode = 1;
  }
}

async function typesOf(file: string): Promise<string> {
  const document = JSON.parse(await readFile(file, 'utf8')) as never;
  const nodes = await openapiTypescript(document, { alphabetize: false });
  return format(astToString(nodes), { parser: 'typescript', singleQuote: true, printWidth: 100 });
}
