import { readFileSync } from 'node:fs';
import type { Engine } from './engine.ts';
import type { Recipe } from './recipe.ts';

/** The image of Node in a Dockerfile: its name with the digest, and its tag alone. */
const pinnedNode = /^ARG NODE=((\S+)@sha256:[0-9a-f]{64})$/m;

/**
 * The image that `.ci/containers` assembles where nothing can be pulled. It has the tag of Node's image, and was never
 * in a registry: whatever was pulled by its tag alone is not what the digest promises.
 * @returns undefined where Node's own image is used
 */
export async function standInOf(
  { baseDockerfile, mayStandIn }: Pick<Recipe, 'baseDockerfile' | 'mayStandIn'>,
  { inspect }: Pick<Engine, 'inspect'>,
): Promise<string | undefined> {
  const [, pinned, tag] = pinnedNode.exec(readFileSync(baseDockerfile, 'utf8')) ?? [];
  if (!mayStandIn || pinned === undefined || tag === undefined) return undefined;
  const find = (image: string) => inspect(image).catch(() => undefined);
  if (await find(pinned)) return undefined;
  return (await find(tag))?.RepoDigests?.length === 0 ? tag : undefined;
}
