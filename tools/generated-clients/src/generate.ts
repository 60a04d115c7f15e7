import { spawnSync } from 'node:child_process';
import { cpSync, globSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { workspace } from '@quartet/local-client/start-quartet';
import { userEnvironment } from '@quartet/local-client/user-environment';
import openapiTypescript, { astToString } from 'openapi-typescript';

const documents = globSync(join(workspace, 'docs/api/*.json')).sort();
/** The commands of generators, which only these specs install. */
const commands = join(import.meta.dirname, '../generators/node_modules/.bin');

const nameOf = (document: string) => basename(document, '.json');

/**
 * Copies the folder clients to another one, and lets each generator write there what the clients import.
 * @throws Error with the output of a generator that fails
 */
export async function generateClients(folder: string): Promise<void> {
  cpSync(join(import.meta.dirname, '../clients'), folder, { recursive: true });
  symlinkSync(join(workspace, 'node_modules'), join(folder, 'node_modules'));
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
  await runOpenapiTypescript(join(folder, 'generated/openapi-typescript'));
  writeFileSync(join(folder, 'orval.config.json'), JSON.stringify(orvalConfig(folder)));
  run(folder, [join(commands, 'orval'), '--config', 'orval.config.json']);
  const configuration = `export default ${JSON.stringify(heyApiConfig())};\n`;
  writeFileSync(join(folder, 'openapi-ts.config.mjs'), configuration);
  run(folder, [join(commands, 'openapi-ts'), '-f', 'openapi-ts.config.mjs']);
}

/** Returns the errors of the compiler in a folder, under strict TypeScript. */
export function compile(folder: string): string {
  const compiler = join(workspace, 'node_modules/typescript-7/bin/tsc');
  return spawn(folder, [process.execPath, compiler, '-p', '.', '--pretty', 'false']).stdout;
}

async function runOpenapiTypescript(output: string): Promise<void> {
  mkdirSync(output, { recursive: true });
  for (const document of documents) {
    const nodes = await openapiTypescript(JSON.parse(readFileSync(document, 'utf8')) as never);
    writeFileSync(join(output, `${nameOf(document)}.ts`), astToString(nodes));
  }
}

function orvalConfig(folder: string): object {
  const projects = documents.map((document) => {
    const target = join(folder, 'generated/orval', `${nameOf(document)}.ts`);
    const mutator = { path: join(folder, 'send.ts'), name: 'send' };
    const output = { target, client: 'fetch', headers: true, override: { mutator } };
    return [nameOf(document), { input: document, output }];
  });
  return Object.fromEntries(projects) as object;
}

function heyApiConfig(): readonly object[] {
  return documents.map((document) => ({
    input: document,
    output: join('generated/hey-api', nameOf(document)),
  }));
}

function run(folder: string, command: readonly string[]): void {
  const { status, stdout, stderr } = spawn(folder, command);
  if (status !== 0) throw new Error(`${command.join(' ')}: ${stdout}${stderr}`);
}

function spawn(cwd: string, [program = '', ...args]: readonly string[]) {
  const env = { ...userEnvironment(workspace), NO_COLOR: '1' };
  return spawnSync(program, args, { cwd, env, encoding: 'utf8' });
}
