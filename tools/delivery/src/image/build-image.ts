import { randomUUID } from 'node:crypto';
import { UserError } from '@quartet/cloudformation/user-error';
import { buildBase } from './base.ts';
import type { Inspected } from './engine.ts';
import { imageConfig, nameOf, platformOf } from './image-config.ts';
import { type Layer, storeNormalLayers } from './layers.ts';
import { type Recipe, tagOf } from './recipe.ts';
import { type Descriptor, mediaTypes, type Platform } from './store.ts';
import type { BuildTools } from './build-tools.ts';

/** An image in the store, for one platform. */
export interface BuiltImage {
  readonly platform: Platform;
  readonly manifest: Descriptor;
  readonly config: Descriptor;
  readonly layers: readonly Layer[];
  /** Compressed bytes above the image of Node. */
  readonly added: number;
}

/**
 * Builds an image by its Dockerfile, and stores it in a form that depends on nothing but its inputs. The
 * engine's own form has the time of the build in it.
 */
export async function buildImage(
  recipe: Recipe,
  platform: string,
  workshop: BuildTools,
): Promise<BuiltImage> {
  const { engine, store } = workshop;
  const { name, bareName, nodeLayers } = await buildBase(recipe, platform, workshop);
  const build = async (base: string): Promise<string> => {
    const name = `quartet-building:${randomUUID()}`;
    await engine.build([`--tag=${name}`, ...argumentsOf(recipe, platform, base)]);
    return name;
  };
  const [image = '', onNothing = ''] = await Promise.all([name, bareName].map(build));
  const inspected = await engine.inspect(image);
  checkPlatform(inspected, platform);
  const own = await storeNormalLayers(onNothing, workshop);
  await engine.remove([image, onNothing]);
  const layers = [...nodeLayers, ...own];
  const diffIds = layers.map(({ diffId }) => diffId);
  const config = store.put(mediaTypes.config, imageConfig(inspected, diffIds));
  return {
    platform: platformOf(inspected),
    manifest: store.put(mediaTypes.manifest, manifestOf(config, layers)),
    config,
    layers,
    added: own.reduce((sum, { compressed }) => sum + compressed.size, 0),
  };
}

/** The label is the tag and not the commit: an image must not change with a commit that changes nothing in it. */
function argumentsOf(recipe: Recipe, platform: string, base: string): readonly string[] {
  const revision = `org.opencontainers.image.revision=${tagOf(recipe)}`;
  return [
    ...[`--platform=${platform}`, `--build-arg=BASE=${base}`, `--label=${revision}`],
    ...[`--file=${recipe.dockerfile}`, recipe.folder],
  ];
}

function checkPlatform(inspected: Inspected, platform: string): void {
  const built = nameOf(platformOf(inspected));
  if (built === platform) return;
  throw new UserError(
    `The engine built for ${built} instead of ${platform}: that needs BuildKit, and Node's image for that platform.`,
  );
}

function manifestOf(config: Descriptor, layers: readonly Layer[]): Buffer {
  return Buffer.from(
    JSON.stringify({
      schemaVersion: 2,
      mediaType: mediaTypes.manifest,
      config,
      layers: layers.map(({ compressed }) => compressed),
    }),
  );
}
