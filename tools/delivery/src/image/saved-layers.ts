import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { gunzipSync } from 'node:zlib';
import { UserError } from '@quartet/cloudformation/user-error';
import { extract } from 'tar-stream';
import type { Engine } from './engine.ts';
import { digestOf } from './store.ts';

/** A layer of an image in the engine: the digest of its bytes, and the bytes, uncompressed. */
type SavedLayer = readonly [diffId: string, bytes: Buffer];

/** The layers of an image, from the lowest. */
export async function savedLayers(image: string, engine: Engine): Promise<readonly SavedLayer[]> {
  const { RootFS } = await engine.inspect(image);
  let files: ReadonlyMap<string, Buffer> = new Map();
  await engine.save(image, async (archive) => {
    files = await filesByDigest(archive);
  });
  return RootFS.Layers.map((diffId) => {
    const bytes = files.get(diffId);
    if (bytes) return [diffId, bytes];
    throw new UserError(`The engine gave ${image} out without its layer ${diffId}.`);
  });
}

/** Engines lay their archives out in different ways, but a layer has one digest in all of them. */
async function filesByDigest(archive: Readable): Promise<ReadonlyMap<string, Buffer>> {
  const files = new Map<string, Buffer>();
  for await (const entry of archive.pipe(extract())) {
    const bytes = plain(await buffer(entry));
    files.set(digestOf(bytes), bytes);
  }
  return files;
}

/** Some engines keep layers compressed. */
function plain(bytes: Buffer): Buffer {
  return bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes) : bytes;
}
