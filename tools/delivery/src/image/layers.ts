import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { normalLayer } from './normal-layer.ts';
import { savedLayers } from './saved-layers.ts';
import { type Descriptor, digestOf, type Store } from './store.ts';
import type { BuildTools } from './build-tools.ts';

/** A layer before and after its compression. */
export interface Layer {
  readonly diffId: string;
  readonly compressed: Descriptor;
}

/** Puts the layers of an image into the store as they are. */
export async function storeNodeLayers(
  image: string,
  { engine, store }: BuildTools,
): Promise<readonly Layer[]> {
  const { RootFS } = await engine.inspect(image);
  const stored = RootFS.Layers.flatMap((diffId) => storedLayer(diffId, store) ?? []);
  if (stored.length === RootFS.Layers.length) return stored;
  const saved = await savedLayers(image, engine);
  return Promise.all(saved.map(([diffId, bytes]) => storeLayer(diffId, bytes, store)));
}

/** Puts the layers of an image into the store in their normal form. */
export async function storeNormalLayers(
  image: string,
  { engine, store }: BuildTools,
): Promise<readonly Layer[]> {
  const saved = await savedLayers(image, engine);
  return Promise.all(
    saved.map(async ([, bytes]) => {
      const normal = await normalLayer(bytes);
      return storeLayer(digestOf(normal), normal, store);
    }),
  );
}

async function storeLayer(diffId: string, bytes: Buffer, store: Store): Promise<Layer> {
  const stored = storedLayer(diffId, store);
  if (stored) return stored;
  return { diffId, compressed: store.putLayer(diffId, await promisify(gzip)(bytes)) };
}

function storedLayer(diffId: string, store: Store): Layer | undefined {
  const compressed = store.layer(diffId);
  return compressed && { diffId, compressed };
}
