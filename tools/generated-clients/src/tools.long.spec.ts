import { spawnSync } from 'node:child_process';
import {
  cpSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { workspace } from '@quartet/local-client/start-quartet';
import openapiTypescript, { astToString } from 'openapi-typescript';

interface Schema {
  properties: Record<string, unknown>;
  required?: string[];
}

interface Document {
  readonly components: {
    readonly schemas: Readonly<Record<string, Schema>>;
  };
}

const tools = ['local-client', 'operator', 'chaos'];

/** A field of each document, with the file of a tool that reads or sends it. */
const fields: readonly (readonly [
  document: string,
  schema: string,
  field: string,
  file: string,
])[] = [
  ['users', 'LoginTokens', 'accessToken', 'tools/local-client/src/edge.ts'],
  ['orders', 'Order', 'total', 'tools/operator/src/reviews.ts'],
  ['orders', 'DeadLetter', 'deadAt', 'tools/operator/src/dead-letters.ts'],
  ['orders', 'PaymentDeclinedProblem', 'orderId', 'tools/chaos/src/request.ts'],
  ['products', 'NewProduct', 'sku', 'tools/chaos/src/products.ts'],
];

let folder: string;

/** A folder with the client and the tools, which import it by name. */
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'tools-of-documents-'));
  for (const project of ['libs/client', ...tools.map((tool) => `tools/${tool}`)])
    cpSync(join(workspace, project, 'src'), join(folder, project, 'src'), { recursive: true });
  symlinkSync(join(workspace, 'node_modules'), join(folder, 'node_modules'));
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
  const paths = {
    '@quartet/client': ['./libs/client/src/index.ts'],
    '@quartet/local-client/*': ['./tools/local-client/src/*.ts'],
  };
  const config = {
    extends: join(workspace, 'tsconfig.base.json'),
    compilerOptions: { paths, typeRoots: [join(workspace, 'node_modules/@types')] },
    include: tools.map((tool) => `tools/${tool}/src`),
  };
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(config));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** Returns the errors of the compiler when the types are those of the edited documents. */
async function errorsAfter(edit: (name: string, document: Document) => void) {
  const output = join(folder, 'libs/client/src/generated');
  mkdirSync(output, { recursive: true });
  for (const file of globSync(join(workspace, 'docs/api/*.json'))) {
    const name = basename(file, '.json');
    const document = JSON.parse(readFileSync(file, 'utf8')) as Document;
    edit(name, document);
    const nodes = await openapiTypescript(document as never);
    writeFileSync(join(output, `${name}.ts`), astToString(nodes));
  }
  const compiler = join(workspace, 'node_modules/typescript-7/bin/tsc');
  const args = [compiler, '-p', '.', '--pretty', 'false'];
  const { stdout } = spawnSync(process.execPath, args, { cwd: folder, encoding: 'utf8' });
  return stdout.split(/^(?=\S+\(\d+,\d+\): error)/m).filter((error) => error.trim() !== '');
}

it('compiles our tools with the documents as they are', async () => {
  expect(await errorsAfter(() => undefined)).toEqual([]);
});

describe('documents without a field of each', () => {
  let errors: readonly string[];

  beforeAll(async () => {
    errors = await errorsAfter((name, { components }) => {
      for (const [document, schema, field] of fields) {
        const edited = components.schemas[schema];
        if (document !== name || !edited) continue;
        delete edited.properties[field];
        edited.required = edited.required?.filter((required) => required !== field) ?? [];
      }
    });
  });

  it.each(fields)('%s: %s without %s breaks the build of %s', (_document, _schema, field, file) => {
    const ofFile = errors.filter((error) => error.startsWith(`${file}(`));
    expect(ofFile.join('')).toMatch(new RegExp(`\\b${field}\\b`));
  });
});
