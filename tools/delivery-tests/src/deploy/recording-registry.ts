import { once } from 'node:events';
import { createServer, type IncomingMessage, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { forgetImages } from './engine.ts';

/** A proxy of a registry that records requests. */
export interface RecordingRegistry extends AsyncDisposable {
  /** The host for image names, such as `127.0.0.1:41234`. */
  readonly url: string;
  /** Returns the requests since the last call. */
  take(): readonly Asked[];
}

interface Asked {
  /** Method and path, such as `PUT /v2/quartet/orders/manifests/1`. */
  readonly line: string;
  /** Bytes of the body. */
  readonly bytes: number;
}

export async function recordingRegistry(target: string): Promise<RecordingRegistry> {
  let requests: Asked[] = [];
  const server: Server = createServer((incoming, outgoing) => {
    const path = incoming.url ?? '';
    let bytes = 0;
    incoming.on('data', (chunk: Buffer) => (bytes += chunk.length));
    incoming.on('end', () =>
      requests.push({ line: `${incoming.method} ${path.split('?')[0]}`, bytes }),
    );
    const passed = request(new URL(path, target), optionsOf(incoming), (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(outgoing);
    });
    passed.once('error', () => outgoing.destroy());
    incoming.pipe(passed);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    take: () => {
      const result = requests;
      requests = [];
      return result;
    },
    [Symbol.asyncDispose]: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
      await forgetImages(url);
    },
  };
}

/** Forwards a request with our host, so that the registry's redirects point to the proxy. */
function optionsOf({ method, headers }: IncomingMessage) {
  return { method, headers };
}

/** The services whose repository received an image. */
export function pushedIn(requests: readonly Asked[]): readonly string[] {
  return namesIn(requests, /^PUT \/v2\/quartet\/([^/]+)\/manifests\//);
}

/** The services whose repository was written to. */
export function writtenIn(requests: readonly Asked[]): readonly string[] {
  return namesIn(requests, /^(?:PUT|POST|PATCH|DELETE) \/v2\/quartet\/([^/]+)\//);
}

function namesIn(requests: readonly Asked[], pattern: RegExp): readonly string[] {
  return [...new Set(requests.flatMap(({ line }) => pattern.exec(line)?.[1] ?? []))].sort();
}
