import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { UserError } from '../user-error.ts';
import type { Assembly, Stack } from './assembly.ts';
import { type Artifact, Manifest, AssetManifest } from './manifest.ts';
import { readJson } from './read-json.ts';
import { Template } from './template.ts';

/** Reads a folder that `cdk synth` has written. Throws a UserError when it is none. */
export function readAssembly(given: string): Assembly {
  const folder = resolve(given);
  const artifacts = readArtifacts(folder);
  return {
    stacks: artifacts.flatMap(([id, artifact]) => stackOf(id, artifact, folder)),
    assets: new Map(artifacts.flatMap(([, artifact]) => readAssets(artifact, folder))),
  };
}

/** The artifacts of the CDK's manifest, by id. Throws a UserError when there is no manifest. */
export function readArtifacts(folder: string): readonly (readonly [id: string, Artifact])[] {
  const manifest = join(folder, 'manifest.json');
  if (!existsSync(manifest)) {
    throw new UserError(`There are no templates in "${folder}"; synthesise them first.`);
  }
  return Object.entries(readJson(manifest, Manifest).artifacts);
}

function stackOf(id: string, artifact: Artifact, folder: string): readonly Stack[] {
  const { templateFile, stackName = id } = artifact.properties;
  if (artifact.type !== 'aws:cloudformation:stack' || templateFile === undefined) return [];
  const template = readJson(join(folder, templateFile), Template, stackName);
  return [{ name: stackName, ...environmentOf(artifact), template }];
}

/** `aws://000000000000/us-east-1`; a stack that may go anywhere is put there too. */
function environmentOf({ environment = '' }: Artifact) {
  const [, account, region] = /^aws:\/\/(\d{12})\/([a-z0-9-]+-\d)$/.exec(environment) ?? [];
  return { account: account ?? '000000000000', region: region ?? 'us-east-1' };
}

/** The folder of each asset, by the key of the object that a deployment makes of it. */
function readAssets(
  { type, properties: { file } }: Artifact,
  folder: string,
): readonly (readonly [key: string, folder: string])[] {
  if (type !== 'cdk:asset-manifest' || file === undefined) return [];
  const { files } = readJson(join(folder, file), AssetManifest);
  return Object.values(files).flatMap(({ source: { path }, destinations }) =>
    path === undefined
      ? []
      : Object.values(destinations).map(
          ({ objectKey }) => [objectKey, join(folder, path)] as const,
        ),
  );
}
