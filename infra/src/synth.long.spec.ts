import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import cdk from '../cdk.json' with { type: 'json' };

const root = join(import.meta.dirname, '..');
const home = mkdtempSync(join(tmpdir(), 'quartet-synth-'));

afterAll(() => rmSync(home, { recursive: true }));

/** The command passes these of its settings to the app, and each is on unless cdk.json turns it off. */
const metadata = {
  'aws:cdk:enable-asset-metadata': cdk.assetMetadata,
  'aws:cdk:enable-path-metadata': cdk.pathMetadata,
  'aws:cdk:version-reporting': cdk.versionReporting,
};

/** Runs the app as the CDK command does, without credentials and without validating the templates. */
function run(folder: string, context: Record<string, string>) {
  const env = {
    NODE_COMPILE_CACHE: process.env['NODE_COMPILE_CACHE'],
    PATH: process.env['PATH'],
    CDK_VALIDATION: 'false',
    CDK_OUTDIR: join(home, folder),
    CDK_CONTEXT_JSON: JSON.stringify({ ...metadata, ...context }),
  };
  const args = ['--conditions=@quartet/source', 'src/main.ts'];
  return spawnSync(process.execPath, args, { cwd: root, env, encoding: 'utf8' });
}

const deployed = /\.template\.json$|\.assets\.json$|\/asset\./;

/** The bytes of templates and assets; other files say from which program they are. */
function bytesOf(folder: string): Record<string, string> {
  const files = readdirSync(join(home, folder), { recursive: true, withFileTypes: true });
  return Object.fromEntries(
    files
      .filter((file) => file.isFile())
      .map((file) => join(file.parentPath, file.name).slice(join(home, folder).length))
      .filter((path) => deployed.test(path))
      .map((path) => [path, readFileSync(join(home, folder, path), 'base64')]),
  );
}

it('writes the same templates and assets in each process, for deployments and for the local run', () => {
  expect(run('first', { stage: 'prod' })).toMatchObject({ status: 0, stderr: '' });
  const folder = join(home, 'second');
  const args = ['--conditions=@quartet/source', 'src/assemble.ts', folder, '-c', 'stage=prod'];
  const result = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8' });
  expect(result).toMatchObject({ status: 0, stderr: '' });
  expect(Object.keys(bytesOf('first')).length).toBeGreaterThan(20);
  expect(bytesOf('second')).toEqual(bytesOf('first'));
});

it('exits with 1 and a one-sentence message for an invalid configuration', () => {
  expect(run('invalid', { stage: 'qa' })).toMatchObject({
    status: 1,
    stdout: '',
    stderr:
      'Unknown stage "qa"; choose one of dev, prod and pr-<number>, or add a row to stages.ts.\n',
  });
});
