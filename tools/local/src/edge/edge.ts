import { createHash, randomUUID, timingSafeEqual } from 'node:crypto';
import { Agent, createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { answerUnreadable } from '@quartet/http';
import type { ServiceName } from '@quartet/infra/services';
import { createProxyServer } from 'http-proxy-3';
import { answerProblem } from './answer-problem.ts';
import { routeOf } from './route.ts';

export interface EdgeOptions {
  /** Where each service is. */
  readonly targets: Readonly<Record<ServiceName, string>>;
  /** SHA-256 of the API key, in hexadecimal digits. */
  readonly keyHash: string;
}

const maxBody = 10 * 1024 * 1024;
const limits = { answer: 29_000, connect: 1_000, headers: 10_000, request: 30_000, idle: 65_000 };
const ownHeaders =
  /^(?:x-(?:request-id|api-key|api-version|real-ip|forwarded-.*)|forwarded|x-(?:user|client|caller|identity|principal|service|quartet)(?:-.*)?|x-amzn?-.*)$/;
const hopHeaders = ['connection', 'keep-alive', 'upgrade', 'expect', 'te', 'proxy-authorization'];

/** The one way in from outside: chooses the service, checks the API key, and passes the request on. */
export function createEdge({ targets, keyHash }: EdgeOptions): Server {
  const agent = new Agent({ keepAlive: true, maxSockets: 1_024, maxFreeSockets: 256 });
  const { answer: proxyTimeout, connect: connectTimeout } = limits;
  const proxy = createProxyServer({ agent, xfwd: true, proxyTimeout, connectTimeout });
  const key = Buffer.from(keyHash, 'hex');

  const server = createServer({ connectionsCheckingInterval: 1_000 }, (req, res) => {
    const requestId = randomUUID();
    res.setHeader('x-request-id', requestId);
    const target = routeOf(req.url ?? '');
    if (!target) return answerProblem(res, 'not_found', 'There is no such path.');
    if (target.needsKey && !hasKey(req, key)) {
      return answerProblem(res, 'bad_api_key', 'Send a valid key in the header x-api-key.');
    }
    if (Number(req.headers['content-length'] ?? 0) > maxBody) {
      res.setHeader('Connection', 'close');
      return answerProblem(res, 'body_too_large', 'The body may have at most 10 MiB.');
    }
    clean(req);
    req.url = target.url;
    req.headers['x-request-id'] = requestId;
    if (target.version) req.headers['x-api-version'] = target.version;
    proxy.web(req, res, { target: targets[target.service.name] }, () => unavailable(res));
  });
  server.on('clientError', answerUnreadable);
  server.headersTimeout = limits.headers;
  server.requestTimeout = limits.request;
  server.keepAliveTimeout = limits.idle;
  return server;
}

function hasKey(req: IncomingMessage, hash: Buffer): boolean {
  const given = req.headers['x-api-key'];
  if (typeof given !== 'string') return false;
  return timingSafeEqual(createHash('sha256').update(given).digest(), hash);
}

/** Only we say who asks and which way the request came. */
function clean({ headers }: IncomingMessage): void {
  for (const name of Object.keys(headers)) {
    if (ownHeaders.test(name) || hopHeaders.includes(name)) delete headers[name];
  }
}

function unavailable(res: ServerResponse): void {
  if (res.headersSent) return void res.destroy();
  answerProblem(res, 'unavailable', 'The service does not answer; try again.');
}
