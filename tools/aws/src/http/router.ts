import type { IncomingMessage, ServerResponse } from 'node:http';
import { HttpError } from './http-error.ts';

export interface RouteContext {
  readonly req: IncomingMessage;
  readonly res: ServerResponse;
  readonly url: URL;
  /** The decoded parameters of the pattern. */
  readonly params: Readonly<Record<string, string>>;
}

/** Handlers by method and path, such as `GET /__console/api/orders/:id`. */
export type RouteTable = Readonly<Record<string, (context: RouteContext) => void | Promise<void>>>;

/** Returns the methods of all routes that match the path; that of the request has handled it. */
type Router = (req: IncomingMessage, res: ServerResponse) => Promise<readonly string[]>;

export function createRouter(table: RouteTable): Router {
  const routes = Object.entries(table).map(([key, handle]) => {
    const [method, pathname] = key.split(' ') as [string, string];
    return { method, pattern: new URLPattern({ pathname }), handle };
  });
  return async (req, res) => {
    const url = new URL(req.url ?? '', 'http://localhost');
    const matching = routes.filter(({ pattern }) => pattern.test(url));
    const route = matching.find(({ method }) => method === req.method);
    const groups = route?.pattern.exec(url)?.pathname.groups ?? {};
    await route?.handle({ req, res, url, params: decoded(groups) });
    return matching.map(({ method }) => method);
  };
}

function decoded(groups: Readonly<Record<string, string | undefined>>): Record<string, string> {
  const pairs = Object.entries(groups).map(([name, value = '']) => [name, decode(value)]);
  return Object.fromEntries(pairs);
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw new HttpError(404, 'The address is not encoded as addresses are.');
  }
}
