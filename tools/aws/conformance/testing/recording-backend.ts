import { Agent, type IncomingHttpHeaders, request } from 'node:http';
import { text } from 'node:stream/consumers';
import { listen } from '@quartet/testing';
import type { ForwardToListener } from '../../src/http/proxied-request.ts';

/** A request as an integration got it. */
export interface Received {
  readonly listener: string;
  readonly method: string | undefined;
  readonly url: string | undefined;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

interface RecordingBackend {
  readonly forwardToListener: ForwardToListener;
  readonly received: readonly Received[];
  close(): Promise<void>;
}

const ownCors = new Headers({
  'access-control-allow-origin': 'https://backend.example.com',
  'access-control-max-age': '1',
});

/**
 * A real server that keeps what it gets, behind a balancer that has no rules. It never answers `/silent`,
 * has its own opinion on CORS at `/cors`, and says an id at `/named`.
 */
export async function recordingBackend(): Promise<RecordingBackend> {
  const received: Received[] = [];
  const server = await listen(async (req, res) => {
    const { method, url, headers } = req;
    const listener = String(headers['listener'] ?? '');
    delete headers['listener'];
    received.push({ listener, method, url, headers, body: await text(req).catch(() => 'cut') });
    if (url?.startsWith('/silent')) return;
    if (url?.startsWith('/cors')) res.setHeaders(ownCors);
    if (url?.startsWith('/named')) res.setHeader('X-Request-Id', 'of the backend');
    res.writeHead(200, { 'x-backend': 'yes' }).end('{"ok":true}');
  });
  const agent = new Agent({ keepAlive: true });

  const forwardToListener: ForwardToListener = (
    listener,
    { req, res, method, url: path, headers },
  ) => {
    const outgoing = request(server.url, {
      ...{ agent, method, path },
      headers: { ...headers, listener },
    });
    outgoing.on('response', (answer) => {
      if (!res.headersSent) answer.pipe(res.writeHead(answer.statusCode ?? 0, answer.headers));
    });
    outgoing.on('error', () => res.destroy());
    res.once('close', () => outgoing.destroy());
    req.pipe(outgoing);
  };
  const close = async () => {
    agent.destroy();
    await server.close();
  };
  return { forwardToListener, received, close };
}
