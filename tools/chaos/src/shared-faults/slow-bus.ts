import { once } from 'node:events';
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pipeline } from 'node:stream/promises';
import { setTimeout as pause } from 'node:timers/promises';
import type { SharedFault } from './shared-fault.ts';

/** A proxy before EventBridge that can make each call slow. */
export interface SlowBus extends SharedFault, AsyncDisposable {
  readonly url: string;
}

/** @param delay milliseconds that each call waits while the bus is slow */
export async function startSlowBus(eventBridge: string, delay: number): Promise<SlowBus> {
  let isSlow = false;
  const server = createServer((req, res) => {
    const passed = isSlow ? pause(delay) : Promise.resolve();
    passed.then(() => forward(eventBridge, req, res)).catch(() => res.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    begin: () => (isSlow = true),
    end: () => {
      isSlow = false;
    },
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

/** Keeps all headers, the host too: the caller has signed it. */
async function forward(to: string, req: IncomingMessage, res: ServerResponse): Promise<void> {
  const { hostname, port } = new URL(to);
  const { url: path, method, headers } = req;
  const outgoing = request({ hostname, port, path, method, headers });
  const [, [response]] = await Promise.all([
    pipeline(req, outgoing),
    once(outgoing, 'response') as Promise<[IncomingMessage]>,
  ]);
  res.writeHead(response.statusCode ?? 502, response.headers);
  await pipeline(response, res);
}
