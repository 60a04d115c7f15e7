import { UserError } from '@quartet/cloudformation/user-error';
import type { Descriptor } from '../image/store.ts';

/** The address of a registry and our credentials. */
export interface RegistryAddress {
  /** Such as `http://127.0.0.1:5000`. */
  readonly url: string;
  /** The header `Authorization`; undefined where anybody may push. */
  readonly authorization: string | undefined;
}

/** One repository of a registry, by the protocol that all registries speak. */
export interface Repository {
  /** The digest of the image with this tag, or undefined when there is none. */
  digestOf(tag: string): Promise<string | undefined>;
  has(blob: Descriptor): Promise<boolean>;
  putBlob(blob: Descriptor, bytes: Buffer): Promise<void>;
  /** Stores a manifest by its digest, or under a tag. */
  putManifest(reference: string, manifest: Descriptor, bytes: Buffer): Promise<void>;
  /** Gives the image with a tag another one as well. */
  addTag(tag: string, other: string): Promise<void>;
}

const manifests = [
  'application/vnd.oci.image.manifest.v1+json',
  'application/vnd.oci.image.index.v1+json',
].join();

export function openRepository({ url, authorization }: RegistryAddress, name: string): Repository {
  const ask = async (path: string | URL, init: RequestInit): Promise<Response> => {
    const headers = { ...init.headers, ...(authorization && { authorization }) };
    const target = new URL(path, `${url}/v2/${name}/`);
    return fetch(target, { ...init, headers }).catch((cause: unknown) => {
      throw new UserError(`There is no registry at ${url}.`, { cause });
    });
  };
  const putManifest = async (reference: string, mediaType: string, body: Buffer): Promise<void> => {
    const headers = { 'content-type': mediaType };
    await expectStatus(await ask(`manifests/${reference}`, { method: 'PUT', headers, body }), 201);
  };
  return {
    digestOf: async (tag) => {
      const response = await ask(`manifests/${tag}`, {
        method: 'HEAD',
        headers: { accept: manifests },
      });
      if (response.status === 404) return undefined;
      await expectStatus(response, 200);
      return response.headers.get('docker-content-digest') ?? undefined;
    },
    has: async ({ digest }) => {
      const response = await ask(`blobs/${digest}`, { method: 'HEAD' });
      if (response.status !== 404) await expectStatus(response, 200);
      return response.ok;
    },
    putBlob: async ({ digest }, body) => {
      const started = await expectStatus(await ask('blobs/uploads/', { method: 'POST' }), 202);
      const location = new URL(started.headers.get('location') ?? '', started.url);
      location.searchParams.set('digest', digest);
      const headers = { 'content-type': 'application/octet-stream' };
      await expectStatus(await ask(location, { method: 'PUT', headers, body }), 201);
    },
    putManifest: (reference, { mediaType }, body) => putManifest(reference, mediaType, body),
    addTag: async (tag, other) => {
      const manifest = await expectStatus(
        await ask(`manifests/${tag}`, { headers: { accept: manifests } }),
        200,
      );
      const mediaType = manifest.headers.get('content-type') ?? '';
      await putManifest(other, mediaType, Buffer.from(await manifest.arrayBuffer()));
    },
  };
}

async function expectStatus(response: Response, status: number): Promise<Response> {
  if (response.status === status) return response;
  const body = (await response.text()).slice(0, 500);
  throw new UserError(`The registry answered ${response.status} at ${response.url}: ${body}`);
}
