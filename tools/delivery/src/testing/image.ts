import type { Image } from '../image/image.ts';
import { mediaTypes, type Store } from '../image/store.ts';

/** An image in the store without an engine, of these layers, from the lowest. */
export function testImage(store: Store, tag: string, ...texts: readonly string[]): Image {
  const layers = texts.map((text) => ({
    diffId: `sha256:${text}`,
    compressed: store.put(mediaTypes.layer, Buffer.from(text)),
  }));
  const config = store.put(mediaTypes.config, Buffer.from(JSON.stringify({ texts })));
  const content = { config, layers: layers.map(({ compressed }) => compressed) };
  const manifest = store.put(mediaTypes.manifest, Buffer.from(JSON.stringify(content)));
  const platform = { os: 'linux', architecture: 'arm64' };
  const built = [{ platform, manifest, config, layers, added: 0 }];
  return { name: 'orders', tag, top: manifest, built };
}
