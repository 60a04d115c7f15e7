import { Readable } from 'node:stream';
import { pack } from 'tar-stream';
import type { BuiltImage } from './build-image.ts';
import { type Descriptor, hexOf, type Store } from './store.ts';

/** An image as `docker load` takes it in, under this name. */
export function archiveOf(image: BuiltImage, name: string, store: Store): Readable {
  const layers = image.layers.map(({ compressed }) => compressed);
  const manifest = [{ Config: fileOf(image.config), RepoTags: [name], Layers: layers.map(fileOf) }];
  const archive = pack();
  const blobs = new Map([image.config, ...layers].map((blob) => [fileOf(blob), blob.digest]));
  for (const [file, digest] of blobs) archive.entry({ name: file }, store.read(digest));
  archive.entry({ name: 'manifest.json' }, JSON.stringify(manifest));
  archive.finalize();
  return Readable.from(archive);
}

function fileOf({ digest }: Descriptor): string {
  return `blobs/sha256/${hexOf(digest)}`;
}
