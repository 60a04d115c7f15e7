import type { IncomingMessage, ServerResponse } from 'node:http';
import { HttpError } from './responses.ts';

export interface RouteContext {
  readonly req: IncomingMessage;
  readonly res: ServerResponse;
  readonly url: URL;
  /** The decoded parameters of the pattern. */
  readonly params: Readonly<Record<string, string>>;
}

/** `GET /__console/api/orders/:id`. */
export type RouteTable = Readonly<Record<string, (asked: RouteContext) => void | Promise<void>>>;

/** Handles a request; false when no route matches. */
export type Router = (req: IncomingMessage, res: ServerResponse) => Promise<boolean>;

export function createRouter(table: RouteTable): Router {
  const rows = Object.entries(table).map(([key, answer]) => {
    const [method, pathname] = key.split(' ') as [string, string];
    return { method, pattern: new URLPattern({ pathname }), answer };
  });
  return async (req, res) => {
    const url = new URL(req.url ?? '', 'http://localhost');
    for (const { method, pattern, answer } of rows) {
      const match = method === req.method && pattern.exec(url);
      if (!match) continue;
      await answer({ req, res, url, params: decoded(match.pathname.groups) });
      return true;
    }
    return false;
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
