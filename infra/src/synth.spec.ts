import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
const home = mkdtempSync(join(tmpdir(), 'quartet-synth-'));

afterAll(() => rmSync(home, { recursive: true }));

/** As the CDK's command runs the app, without credentials; `infra:synth` is what lints the templates. */
function run(folder: string, context: Record<string, string>) {
  const env = {
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

it('gives the same bytes twice', () => {
  for (const folder of ['first', 'second']) {
    expect(run(folder, { stage: 'prod' })).toMatchObject({ status: 0, stderr: '' });
  }
  expect(Object.keys(bytesOf('first')).length).toBeGreaterThan(20);
  expect(bytesOf('second')).toEqual(bytesOf('first'));
});

it('gives the same templates to the local run, which are not validated', () => {
  const folder = join(home, 'assembled');
  const args = ['--conditions=@quartet/source', 'src/assemble.ts', folder, '-c', 'stage=prod'];
  const ended = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8' });
  expect(ended).toMatchObject({ status: 0, stderr: '' });
  expect(templatesOf('assembled')).toEqual(templatesOf('first'));
});

it('says in one sentence what is wrong with a configuration, and stops', () => {
  expect(run('wrong', { stage: 'qa' })).toMatchObject({
    status: 1,
    stdout: '',
    stderr: 'There is no stage "qa"; choose one of dev, prod, or add a row to stages.ts.\n',
  });
});
