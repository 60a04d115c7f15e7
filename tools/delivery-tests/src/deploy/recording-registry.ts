import { once } from 'node:events';
import { createServer, type IncomingMessage, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { forgetImages } from './engine.ts';

/** Stands before a registry and writes down what it is asked for. */
export interface RecordingRegistry extends AsyncDisposable {
  /** What images are called by here, such as `127.0.0.1:41234`. */
  readonly url: string;
  /** Takes what was written down since the last time. */
  take(): readonly Asked[];
}

export interface Asked {
  /** Such as `PUT /v2/quartet/orders/manifests/1`. */
  readonly line: string;
  /** Of the body. */
  readonly bytes: number;
}

export async function recordingRegistry(target: string): Promise<RecordingRegistry> {
  let seen: Asked[] = [];
  const server: Server = createServer((incoming, outgoing) => {
    const path = incoming.url ?? '';
    let bytes = 0;
    incoming.on('data', (chunk: Buffer) => (bytes += chunk.length));
    incoming.on('end', () =>
      seen.push({ line: `${incoming.method} ${path.split('?')[0]}`, bytes }),
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
      const taken = seen;
      seen = [];
      return taken;
    },
    [Symbol.asyncDispose]: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
      await forgetImages(url);
    },
  };
}

/** The host stays ours, so that the registry's own addresses lead here as well. */
function optionsOf({ method, headers }: IncomingMessage) {
  return { method, headers };
}

/** The services whose repository has got an image. */
export function pushedIn(seen: readonly Asked[]): readonly string[] {
  return namesIn(seen, /^PUT \/v2\/quartet\/([^/]+)\/manifests\//);
}

/** The services whose repository was changed in any way. */
export function writtenIn(seen: readonly Asked[]): readonly string[] {
  return namesIn(seen, /^(?:PUT|POST|PATCH|DELETE) \/v2\/quartet\/([^/]+)\//);
}

function namesIn(seen: readonly Asked[], pattern: RegExp): readonly string[] {
  return [...new Set(seen.flatMap(({ line }) => pattern.exec(line)?.[1] ?? []))].sort();
}
