import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Connection } from './connection.ts';
import { closings } from './closing.ts';
import { mostMessage } from './limits.ts';

/** Answers a request for an open socket; false when it is for something else. */
export type Manage = (req: IncomingMessage, res: ServerResponse) => boolean;

interface Answer {
  readonly status: number;
  readonly body?: object;
  readonly errorType?: string;
}

const signed = /^AWS4-HMAC-SHA256 Credential=[^/\s]+\/\d{8}\/[^/\s]+\/execute-api\/aws4_request,/;

const answers = {
  unsigned: failure(403, 'MissingAuthenticationTokenException', 'Missing Authentication Token'),
  forbidden: failure(403, 'ForbiddenException', 'Forbidden'),
  gone: failure(410, 'GoneException', 'Gone'),
  tooLarge: failure(413, 'PayloadTooLargeException', 'Payload Too Large'),
  full: failure(429, 'LimitExceededException', 'Limit Exceeded'),
} as const;

/**
 * The management API of a stage, for what functions have to say to clients. A request must be signed, but
 * anybody's signature is good: there are no identities here.
 */
export function createManagement(
  stage: string,
  connections: ReadonlyMap<string, Connection>,
): Manage {
  const path = new RegExp(`^/${stage}/(?:@|%40)connections/([^/?]+)(?:\\?|$)`);
  return (req, res) => {
    const [, id] = path.exec(req.url ?? '') ?? [];
    if (id === undefined) return false;
    const connection = connections.get(id.replace(/%3d$/i, '='));
    answerOf(req, connection).then(
      (answer) => write(res, answer),
      () => res.destroy(),
    );
    return true;
  };
}

async function answerOf(req: IncomingMessage, connection: Connection | undefined): Promise<Answer> {
  if (!signed.test(req.headers.authorization ?? '')) return answers.unsigned;
  if (!connection || connection.isClosing()) return answers.gone;
  if (req.method === 'POST') return post(req, connection);
  if (req.method === 'GET') return { status: 200, body: factsOf(connection) };
  if (req.method !== 'DELETE') return answers.forbidden;
  connection.close(closings.normal);
  return { status: 204 };
}

async function post(req: IncomingMessage, connection: Connection): Promise<Answer> {
  const data = await readUpTo(mostMessage, req);
  if (!data) return answers.tooLarge;
  if (connection.isFull()) return answers.full;
  if (connection.isClosing()) return answers.gone;
  connection.send(data);
  return { status: 200 };
}

function factsOf({ peer, lastActiveAt }: Connection): object {
  return {
    connectedAt: new Date(peer.connectedAt).toISOString(),
    identity: { sourceIp: peer.address, userAgent: peer.userAgent },
    lastActiveAt: lastActiveAt().toISOString(),
  };
}

async function readUpTo(most: number, req: IncomingMessage): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of req as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size <= most) chunks.push(chunk);
  }
  return size <= most ? Buffer.concat(chunks) : undefined;
}

function failure(status: number, errorType: string, message: string): Answer {
  return { status, errorType, body: { message } };
}

function write(res: ServerResponse, { status, body, errorType }: Answer): void {
  if (errorType !== undefined) res.setHeader('x-amzn-errortype', errorType);
  if (body === undefined) return void res.writeHead(status).end();
  res.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}
