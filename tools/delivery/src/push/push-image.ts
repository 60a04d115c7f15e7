import type { BuiltImage } from '../image/build-image.ts';
import type { Image } from '../image/image.ts';
import type { Descriptor, Store } from '../image/store.ts';
import type { Repository } from './registry.ts';

/**
 * Pushes what the repository does not have yet, the tag last, so that a tag never names half an image.
 * Returns how many bytes that were.
 */
export async function pushImage(
  image: Image,
  repository: Repository,
  store: Store,
): Promise<number> {
  let bytes = 0;
  const put = async (blob: Descriptor): Promise<void> => {
    if (await repository.has(blob)) return;
    await repository.putBlob(blob, store.read(blob.digest));
    bytes += blob.size;
  };
  const putManifest = async (manifest: Descriptor, reference: string): Promise<void> => {
    await repository.putManifest(reference, manifest, store.read(manifest.digest));
    bytes += manifest.size;
  };
  for (const each of image.built) {
    for (const blob of blobsOf(each)) await put(blob);
    if (each.manifest.digest !== image.top.digest) {
      await putManifest(each.manifest, each.manifest.digest);
    }
  }
  await putManifest(image.top, image.tag);
  return bytes;
}

function blobsOf({ layers, config }: BuiltImage): readonly Descriptor[] {
  return [...layers.map(({ compressed }) => compressed), config];
}
