import { join } from 'node:path';
import { type Artifact, AssetManifest } from './manifest.ts';
import { readJson } from './read-json.ts';

/** The folder of each asset, by the key of the object that a deployment makes of it. */
export function readAssets(
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
