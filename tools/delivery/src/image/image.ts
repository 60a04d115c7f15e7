import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { type BuiltImage, buildImage } from './build-image.ts';
import { type Recipe, tagOf } from './recipe.ts';
import { type Descriptor, mediaTypes, type Store } from './store.ts';
import type { BuildTools } from './build-tools.ts';

/** An image in the store, for all its platforms. */
export interface Image {
  /** The name of the service. */
  readonly name: string;
  readonly tag: string;
  /** The descriptor of the manifest, or of the index where there are several platforms. */
  readonly top: Descriptor;
  readonly built: readonly BuiltImage[];
}

export async function makeImage(recipe: Recipe, workshop: BuildTools): Promise<Image> {
  const built: BuiltImage[] = [];
  for (const platform of recipe.platforms) built.push(await buildImage(recipe, platform, workshop));
  return { name: recipe.name, tag: tagOf(recipe), top: topOf(built, workshop.store), built };
}

function topOf(built: readonly BuiltImage[], store: Store): Descriptor {
  const [first, ...others] = built.map(({ manifest }) => manifest);
  if (first && others.length === 0) return first;
  const manifests = built.map(({ manifest, platform }) => ({ ...manifest, platform }));
  const index = { schemaVersion: 2, mediaType: mediaTypes.index, manifests };
  return store.put(mediaTypes.index, Buffer.from(JSON.stringify(index)));
}

/** Remembers what lies in the store, for whoever pushes it. */
export function saveImage(file: string, image: Image): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify(image, null, 2)}\n`);
}

export function savedImage(file: string): Image | undefined {
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Image) : undefined;
}
