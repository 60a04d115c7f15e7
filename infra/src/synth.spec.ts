import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
const home = mkdtempSync(join(tmpdir(), 'quartet-synth-'));

afterAll(() => rmSync(home, { recursive: true }));

/** Runs the app as the CDK command does, without credentials and without validating the templates. */
function run(folder: string, context: Record<string, string>) {
  const env = {
    NODE_COMPILE_CACHE: process.env['NODE_COMPILE_CACHE'],
    PATH: process.env['PATH'],
    CDK_VALIDATION: 'false',
    CDK_OUTDIR: join(home, folder),
    CDK_CONTEXT_JSON: JSON.stringify(context),
  };
  const args = ['--conditions=@quartet/source', 'src/main.ts'];
  return spawnSync(process.execPath, args, { cwd: root, env, encoding: 'utf8' });
}

function bytesOf(folder: string): Record<string, string> {
  const files = readdirSync(join(home, folder), { recursive: true, withFileTypes: true });
  return Object.fromEntries(
    files
      .filter((file) => file.isFile())
      .map((file) => join(file.parentPath, file.name))
      .map((path) => [path.slice(join(home, folder).length), readFileSync(path, 'base64')]),
  );
}

function templatesOf(folder: string): Record<string, string> {
  const files = Object.entries(bytesOf(folder));
  return Object.fromEntries(files.filter(([path]) => path.endsWith('.template.json')));
}

it('writes the same bytes twice', () => {
  for (const folder of ['first', 'second']) {
    expect(run(folder, { stage: 'prod' })).toMatchObject({ status: 0, stderr: '' });
  }
  expect(Object.keys(bytesOf('first')).length).toBeGreaterThan(20);
  expect(bytesOf('second')).toEqual(bytesOf('first'));
});

it('assembles for the local run the same templates, without validating them', () => {
  const folder = join(home, 'assembled');
  const args = ['--conditions=@quartet/source', 'src/assemble.ts', folder, '-c', 'stage=prod'];
  const result = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8' });
  expect(result).toMatchObject({ status: 0, stderr: '' });
  expect(templatesOf('assembled')).toEqual(templatesOf('first'));
});

it('exits with 1 and a one-sentence message for an invalid configuration', () => {
  expect(run('wrong', { stage: 'qa' })).toMatchObject({
    status: 1,
    stdout: '',
    stderr: 'Unknown stage "qa"; choose one of dev, prod, or add a row to stages.ts.\n',
  });
});
