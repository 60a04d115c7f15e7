import { globSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import openapiTypescript, { astToString } from 'openapi-typescript';

/** `node tools/nx-plugin/src/client-types.ts` writes the types of each document of docs/api to libs/client. */
const folder = 'libs/client/src/generated';

await mkdir(folder, { recursive: true });
for (const file of globSync('docs/api/*.json')) {
  const document = JSON.parse(await readFile(file, 'utf8')) as never;
  const nodes = await openapiTypescript(document, { alphabetize: false });
  await writeFile(`${folder}/${basename(file, '.json')}.ts`, astToString(nodes));
}
