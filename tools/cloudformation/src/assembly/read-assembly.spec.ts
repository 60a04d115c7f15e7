import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readAssembly } from './read-assembly.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'quartet-assembly-'));
});

afterEach(() => rmSync(folder, { recursive: true }));

function write(files: Readonly<Record<string, unknown>>): void {
  for (const [name, content] of Object.entries(files)) {
    writeFileSync(
      join(folder, name),
      typeof content === 'string' ? content : JSON.stringify(content),
    );
  }
}

const stack = (properties: object, more: object = {}) => ({
  type: 'aws:cloudformation:stack',
  environment: 'aws://123456789012/eu-west-1',
  properties,
  ...more,
});

it('finds the stacks, by their own names, and the folders of assets', () => {
  mkdirSync(join(folder, 'asset.1'));
  write({
    'manifest.json': {
      version: '55.0.0',
      artifacts: {
        Tree: { type: 'cdk:tree', properties: { file: 'tree.json' } },
        One: stack({ templateFile: 'one.json', stackName: 'quartet-dev-one' }),
        two: stack(
          { templateFile: 'one.json' },
          { environment: 'aws://unknown-account/unknown-region' },
        ),
        assets: { type: 'cdk:asset-manifest', properties: { file: 'assets.json' } },
      },
    },
    'one.json': { Resources: { Topic: { Type: 'AWS::SNS::Topic' } } },
    'assets.json': {
      files: { 1: { source: { path: 'asset.1' }, destinations: { d: { objectKey: '1.zip' } } } },
    },
  });
  const { stacks, assets } = readAssembly(folder);
  expect(stacks.map(({ name, account, region }) => [name, account, region])).toEqual([
    ['quartet-dev-one', '123456789012', 'eu-west-1'],
    ['two', '000000000000', 'us-east-1'],
  ]);
  expect(assets).toEqual(new Map([['1.zip', join(folder, 'asset.1')]]));
});

const manifest = { artifacts: { one: stack({ templateFile: 'one.json' }) } };

it.each([
  ['no manifest', {}, 'There are no templates in "FOLDER"; synthesise them first.'],
  [
    'half a manifest',
    { 'manifest.json': '{"art' },
    '"FOLDER/manifest.json" cannot be read; synthesise the templates again.',
  ],
  [
    'no template',
    { 'manifest.json': manifest },
    '"FOLDER/one.json" cannot be read; synthesise the templates again.',
  ],
  ['another manifest', { 'manifest.json': {} }, 'manifest.json: artifacts is missing.'],
  [
    'a part of a template that is new',
    { 'manifest.json': manifest, 'one.json': { Transform: 'AWS::Serverless-2016-10-31' } },
    'one: Transform is not supported by the local run.',
  ],
  [
    'a part of a resource that is new',
    { 'manifest.json': manifest, 'one.json': { Resources: { A: { Type: 'T', Kind: 1 } } } },
    'one: Resources.A.Kind is not supported by the local run.',
  ],
])('ends with one sentence for a folder with %s', (_, files, sentence) => {
  write(files);
  expect(() => readAssembly(folder)).toThrow(
    expect.objectContaining({ message: sentence.replace('FOLDER', folder) }),
  );
});
