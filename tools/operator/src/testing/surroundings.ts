import type { IncomingMessage, ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { listen, type Listening, type TestTokens } from '@quartet/testing';

/** Stubs of the edge, users and products for the orders service. */
export interface Surroundings extends Listening {
  readonly apiKey: string;
  readonly admin: { readonly email: string; readonly password: string };
  /** Sets the target of the edge. */
  leadTo(orders: string): void;
}

const admin = { email: 'admin@example.com', password: 'a password that only this spec knows' };
const apiKey = 'a key that only this spec knows';

export async function openSurroundings(tokens: TestTokens): Promise<Surroundings> {
  let orders = '';

  const edge = async (req: IncomingMessage, body: string): Promise<Answer> => {
    if (req.headers['x-api-key'] !== apiKey) return [403, { message: 'Forbidden' }];
    if (req.url === '/api/users/login') return logIn(tokens, body);
    const { method = '', headers } = req;
    const response = await fetch(`${orders}${req.url}`, {
      method,
      headers: {
        'content-type': 'application/json',
        authorization: String(headers.authorization),
        'idempotency-key': String(headers['idempotency-key']),
      },
      ...(method === 'POST' && { body }),
    });
    return [response.status, await response.json()];
  };

  const answer = async (req: IncomingMessage): Promise<Answer> => {
    const { url = '' } = req;
    const body = await text(req);
    if (url === '/jwks') return [200, tokens.usersJwks];
    if (url === '/revocations.json') return [200, { sessions: [] }];
    if (url.endsWith('/release')) return [200, { state: 'RELEASED' }];
    return url.startsWith('/api/') ? edge(req, body) : [500, { code: 'internal' }];
  };

  const serve = async (req: IncomingMessage, res: ServerResponse): Promise<void> => {
    const [status, body] = await answer(req);
    res.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  };
  const server = await listen((req, res) => void serve(req, res));
  return { ...server, apiKey, admin, leadTo: (url) => void (orders = url) };
}

type Answer = readonly [status: number, body: unknown];

async function logIn(tokens: TestTokens, body: string): Promise<Answer> {
  const isRight = body === JSON.stringify(admin);
  return isRight
    ? [200, { accessToken: await tokens.admin() }]
    : [401, { detail: 'Email or password is wrong.' }];
}
