import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { StartError } from '../start-error.ts';
import type { Assembly, Stack } from './assembly.ts';
import { readAssets } from './read-assets.ts';
import { type Artifact, Manifest } from './manifest.ts';
import { readJson } from './read-json.ts';
import { Template } from './template.ts';

/** Reads a folder that `infra:synth` has written. Throws a StartError when it is none. */
export function readAssembly(given: string): Assembly {
  const folder = resolve(given);
  const manifest = join(folder, 'manifest.json');
  if (!existsSync(manifest)) {
    throw new StartError(`There are no templates in "${folder}"; run nx run infra:synth first.`);
  }
  const artifacts = Object.entries(readJson(manifest, Manifest).artifacts);
  return {
    stacks: artifacts.flatMap(([id, artifact]) => stackOf(id, artifact, folder)),
    assets: new Map(artifacts.flatMap(([, artifact]) => readAssets(artifact, folder))),
  };
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
