import { createHash, randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Bytes of an image, by their digest, as the OCI image format names them. */
export interface Descriptor {
  readonly mediaType: string;
  readonly digest: string;
  readonly size: number;
  readonly platform?: Platform;
}

export interface Platform {
  readonly os: string;
  readonly architecture: string;
  readonly variant?: string;
}

/** A folder of blobs. What is in it never changes, so several builds may share it. */
export interface Store {
  put(mediaType: string, bytes: Buffer): Descriptor;
  read(digest: string): Buffer;
  path(digest: string): string;
  /** The compressed form of a layer, once it was put here. */
  layer(diffId: string): Descriptor | undefined;
  putLayer(diffId: string, compressed: Buffer): Descriptor;
}

export const mediaTypes = {
  index: 'application/vnd.oci.image.index.v1+json',
  manifest: 'application/vnd.oci.image.manifest.v1+json',
  config: 'application/vnd.oci.image.config.v1+json',
  layer: 'application/vnd.oci.image.layer.v1.tar+gzip',
} as const;

export function openStore(folder: string): Store {
  for (const each of ['blobs', 'layers']) mkdirSync(join(folder, each), { recursive: true });
  const blob = (digest: string) => join(folder, 'blobs', hexOf(digest));
  const layerFile = (diffId: string) => join(folder, 'layers', `${hexOf(diffId)}.json`);
  const put = (mediaType: string, bytes: Buffer): Descriptor => {
    const digest = digestOf(bytes);
    replace(blob(digest), bytes);
    return { mediaType, digest, size: bytes.length };
  };
  return {
    put,
    read: (digest) => readFileSync(blob(digest)),
    path: blob,
    layer: (diffId) => {
      if (!existsSync(layerFile(diffId))) return undefined;
      const descriptor = JSON.parse(readFileSync(layerFile(diffId), 'utf8')) as Descriptor;
      return existsSync(blob(descriptor.digest)) ? descriptor : undefined;
    },
    putLayer: (diffId, compressed) => {
      const descriptor = put(mediaTypes.layer, compressed);
      replace(layerFile(diffId), Buffer.from(JSON.stringify(descriptor)));
      return descriptor;
    },
  };
}

export function digestOf(bytes: Buffer): string {
  return `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
}

export function hexOf(digest: string): string {
  return digest.replace('sha256:', '');
}

/** All at once, for a reader that comes in between. */
function replace(path: string, bytes: Buffer): void {
  const temporary = `${path}.${randomUUID()}`;
  writeFileSync(temporary, bytes);
  renameSync(temporary, path);
}
