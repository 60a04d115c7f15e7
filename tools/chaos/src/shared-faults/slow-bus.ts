import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
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

async function forward(to: string, req: IncomingMessage, res: ServerResponse): Promise<void> {
  const response = await fetch(new URL(req.url ?? '/', to), {
    method: req.method ?? 'POST',
    headers: Object.entries(req.headers).filter(isPassedOn),
    body: await buffer(req),
  });
  res.writeHead(response.status, { 'content-type': response.headers.get('content-type') ?? '' });
  res.end(Buffer.from(await response.arrayBuffer()));
}

/** The headers of one connection and of its host, which `fetch` sets by itself. */
const ownHeaders = [
  'connection',
  'content-length',
  'expect',
  'host',
  'keep-alive',
  'transfer-encoding',
];

function isPassedOn(header: [string, unknown]): header is [string, string] {
  return typeof header[1] === 'string' && !ownHeaders.includes(header[0]);
}
