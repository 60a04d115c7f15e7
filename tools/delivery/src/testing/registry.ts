import { createHash, randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { listen } from '@quartet/testing';

/** A registry in memory that speaks what is spoken here of the distribution protocol. */
export interface TestRegistry {
  readonly url: string;
  /** Each request, such as `PUT /v2/quartet/orders/manifests/1`, with the bytes of its body. */
  readonly requests: readonly { readonly line: string; readonly bytes: number }[];
  close(): Promise<void>;
}

interface Answer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly content?: Buffer;
}

/** A registry that requires the authorization, if one is given. */
export async function testRegistry(authorization?: string): Promise<TestRegistry> {
  const requests: { line: string; bytes: number }[] = [];
  const repositories = new Map<string, Repository>();
  const { url, close } = await listen((request, response) => {
    void buffer(request).then((body) => {
      const path = new URL(request.url ?? '', 'http://registry').pathname;
      requests.push({ line: `${request.method} ${path}`, bytes: body.length });
      const { status, headers, content } = isAllowed(request, authorization)
        ? answer(request, body, repositories)
        : { status: 401 };
      response.writeHead(status, headers).end(content);
    });
  });
  return { url, requests, close };
}

interface Repository {
  readonly blobs: Set<string>;
  /** Manifests by their tags and their digests. */
  readonly manifests: Map<string, StoredManifest>;
}

interface StoredManifest {
  readonly digest: string;
  readonly type: string;
  readonly content: Buffer;
}

function isAllowed({ headers }: IncomingMessage, authorization: string | undefined): boolean {
  return authorization === undefined || headers.authorization === authorization;
}

function answer(
  { method, url = '', headers }: IncomingMessage,
  body: Buffer,
  repositories: Map<string, Repository>,
): Answer {
  const { pathname, searchParams } = new URL(url, 'http://registry');
  const [, name = '', kind, last = ''] =
    /^\/v2\/(.+)\/(manifests|blobs\/uploads|blobs)\/(.*)$/.exec(pathname) ?? [];
  const repository = repositories.get(name) ?? { blobs: new Set(), manifests: new Map() };
  repositories.set(name, repository);
  const digest = `sha256:${createHash('sha256').update(body).digest('hex')}`;
  if (kind === 'blobs') return { status: repository.blobs.has(last) ? 200 : 404 };
  if (kind === 'blobs/uploads' && method === 'POST') {
    return { status: 202, headers: { location: `${pathname}${randomUUID()}?state=open` } };
  }
  if (kind === 'blobs/uploads') {
    if (searchParams.get('digest') !== digest || !searchParams.has('state')) return { status: 400 };
    repository.blobs.add(digest);
    return { status: 201 };
  }
  if (method === 'PUT') {
    const type = headers['content-type'] ?? '';
    return takeManifest(repository, last, { digest, type, content: body });
  }
  const manifest = repository.manifests.get(last);
  if (!manifest) return { status: 404 };
  return {
    status: 200,
    headers: { 'docker-content-digest': manifest.digest, 'content-type': manifest.type },
    content: manifest.content,
  };
}

interface Manifest {
  readonly config?: { readonly digest: string };
  readonly layers?: readonly { readonly digest: string }[];
  readonly manifests?: readonly { readonly digest: string }[];
}

/** A manifest whose parts are not there is refused, and a tag stays with its first image. */
function takeManifest(
  { blobs, manifests }: Repository,
  reference: string,
  manifest: StoredManifest,
): Answer {
  const {
    config,
    layers = [],
    manifests: parts = [],
  } = JSON.parse(manifest.content.toString()) as Manifest;
  const complete = [...layers, ...(config ? [config] : [])].every(({ digest }) =>
    blobs.has(digest),
  );
  if (
    !complete ||
    !parts.every(({ digest }) => manifests.has(digest)) ||
    manifests.has(reference)
  ) {
    return { status: 400 };
  }
  manifests.set(reference, manifest).set(manifest.digest, manifest);
  return { status: 201 };
}
