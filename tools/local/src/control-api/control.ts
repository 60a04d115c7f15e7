import { createHash, timingSafeEqual } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { HttpError } from '@quartet/aws/http/http-error';
import { createRouter } from '@quartet/aws/http/router';
import { type ControlDeps, controlRoutes } from './endpoints.ts';
import { answerProblem } from './problem.ts';

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
  const route = createRouter(controlRoutes(deps));
  return async (req, res) => {
    try {
      if (!isAllowed(req, token)) {
        throw new HttpError(401, 'Send the token of ready.json as a bearer.');
      }
      const methods = await route(req, res);
      if (methods.length === 0) throw new HttpError(404, 'No route matches this path.');
      if (!methods.includes(req.method ?? '')) throw new HttpError(405, `Send ${methods[0]}.`);
    } catch (error) {
      answerProblem(res, error);
    }
  };
}

function isAllowed({ headers }: IncomingMessage, token: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(headers.authorization ?? ''), digest(`Bearer ${token}`));
}
