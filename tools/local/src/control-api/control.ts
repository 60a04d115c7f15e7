import { createHash, timingSafeEqual } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { answerRows, type ControlDeps, endpointsOf } from './endpoints.ts';
import { answerProblem, ControlProblem } from './problem.ts';

export interface Control {
  readonly url: string;
  close(): Promise<void>;
}

/** Serves the control API, by which the console, scripts and tests manage tasks. */
export async function listenForControl(token: string, deps: ControlDeps): Promise<Control> {
  const server = createServer(createControl(token, deps));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: async () => {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

function createControl(token: string, deps: ControlDeps): RequestListener {
  const rows = Object.entries(endpointsOf(deps)).map(([key, endpoint]) => {
    const [method, pathname] = key.split(' ') as [string, string];
    return { method, pattern: new URLPattern({ pathname }), endpoint };
  });

  async function answer(req: IncomingMessage): Promise<unknown> {
    if (!isAllowed(req, token)) {
      throw new ControlProblem('unauthenticated', 'Send the token of ready.json as a bearer.');
    }
    const url = new URL(req.url ?? '', 'http://localhost');
    const matching = rows.filter(({ pattern }) => pattern.test(url));
    if (matching.length === 0) throw new ControlProblem('not_found', 'No route matches this path.');
    const row = matching.find(({ method }) => method === req.method);
    if (!row) throw new ControlProblem('method_not_allowed', `Send ${matching[0]?.method}.`);
    return row.endpoint(req, row.pattern.exec(url)?.pathname.groups['name'] ?? '');
  }

  return async (req, res) => {
    try {
      answerRows(res, await answer(req));
    } catch (error) {
      answerProblem(res, error);
    }
  };
}

function isAllowed({ headers }: IncomingMessage, token: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(headers.authorization ?? ''), digest(`Bearer ${token}`));
}
