import { createHash } from 'node:crypto';
import { createReadStream, readFileSync } from 'node:fs';
import { storeNodeLayers, type Layer } from './layers.ts';
import { standInOf } from './node-image.ts';
import type { Recipe } from './recipe.ts';
import type { BuildTools } from './build-tools.ts';

/** The base image of all services, for one platform. */
interface Base {
  /** Its name in the engine. */
  readonly name: string;
  /** The same instructions on nothing: an image on it holds only layers of our own, and is read in no time. */
  readonly bareName: string;
  /** The layers that came with Node. They stay as they are, so that all who build on it share them. */
  readonly nodeLayers: readonly Layer[];
}

export async function buildBase(
  recipe: Recipe,
  platform: string,
  workshop: BuildTools,
): Promise<Base> {
  const { engine } = workshop;
  const from = recipe.node ?? (await standInOf(recipe, engine));
  const name = `quartet-base:${platform.replaceAll('/', '-')}-${digestOf({ ...recipe, node: from })}`;
  const bareName = `${name}-bare`;
  const build = (node: string | undefined, ...more: readonly string[]): Promise<string> => {
    const on = node === undefined ? [] : [`--build-arg=NODE=${node}`];
    const dockerfile = createReadStream(recipe.baseDockerfile);
    return engine.build([`--platform=${platform}`, ...on, ...more, '-'], dockerfile);
  };
  const node = await build(from, '--target=node');
  await build(from, `--tag=${name}`);
  await build('scratch', `--tag=${bareName}`);
  return { name, bareName, nodeLayers: await storeNodeLayers(node, workshop) };
}

/** Another workspace on this machine may build another base at the same time. */
function digestOf({ baseDockerfile, node = '' }: Recipe): string {
  const hash = createHash('sha256').update(node).update(readFileSync(baseDockerfile));
  return hash.digest('hex').slice(0, 12);
}
