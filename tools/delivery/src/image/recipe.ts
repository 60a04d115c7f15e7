import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** All that an image is made of. What is not in here cannot change it. */
export interface Recipe {
  /** The name of the service. */
  readonly name: string;
  /** The output folder of its bundle, which is the build context. */
  readonly folder: string;
  readonly dockerfile: string;
  readonly baseDockerfile: string;
  /** In the place of the image that the base stands on, such as one of a mirror. */
  readonly node: string | undefined;
  /** True where an assembled image may stand in for Node's, which is never pushed to AWS. @default false */
  readonly mayStandIn?: boolean;
  /** Such as `linux/arm64`. */
  readonly platforms: readonly string[];
}

/** Goes up when this code makes another image of the same inputs. */
const formatVersion = '1';

/** The tag of the image: a hash of its inputs, so that what is unchanged keeps its tag and a revert finds its old one. */
export function tagOf(recipe: Recipe): string {
  const hash = createHash('sha256');
  const add = (...parts: readonly (string | Buffer)[]): void => {
    for (const part of parts) hash.update(`${Buffer.byteLength(part)}:`).update(part);
  };
  add(formatVersion, recipe.node ?? '', recipe.platforms.join());
  add(readFileSync(recipe.baseDockerfile), readFileSync(recipe.dockerfile));
  for (const file of filesOf(recipe.folder)) add(file, readFileSync(join(recipe.folder, file)));
  return hash.digest('hex').slice(0, 16);
}

function filesOf(folder: string): readonly string[] {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort();
}
