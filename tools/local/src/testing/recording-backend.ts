import { once } from 'node:events';
import { Agent, createServer, type IncomingHttpHeaders, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import type { Balance } from '../edge/passing.ts';

/** A request as an integration got it. */
export interface Received {
  readonly listener: string;
  readonly method: string | undefined;
  readonly url: string | undefined;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

export interface RecordingBackend {
  readonly balance: Balance;
  readonly received: readonly Received[];
  close(): Promise<void>;
}

/** A real server that keeps what it gets, behind a balancer that has no rules; `/silent` it never answers. */
export async function recordingBackend(): Promise<RecordingBackend> {
  const received: Received[] = [];
  const server = createServer(async (req, res) => {
    const { method, url, headers } = req;
    const listener = String(headers['listener'] ?? '');
    delete headers['listener'];
    received.push({ listener, method, url, headers, body: await text(req).catch(() => 'cut') });
    if (!url?.startsWith('/silent')) res.writeHead(200, { 'x-backend': 'yes' }).end('{"ok":true}');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const agent = new Agent({ keepAlive: true });

  const balance: Balance = (listener, { req, res, method, url: path, headers }) => {
    const sent = request({ port, agent, method, path, headers: { ...headers, listener } });
    sent.on('response', (answer) => {
      if (!res.headersSent) answer.pipe(res.writeHead(answer.statusCode ?? 0, answer.headers));
    });
    sent.on('error', () => res.destroy());
    res.once('close', () => sent.destroy());
    req.pipe(sent);
  };
  return { balance, received, close: () => close(server, agent) };
}

async function close(server: Server, agent: Agent): Promise<void> {
  agent.destroy();
  server.close();
  server.closeAllConnections();
  await once(server, 'close');
}
