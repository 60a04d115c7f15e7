import { type IncomingMessage, request, STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import type { ProxyOptions } from './proxy-attempt.ts';
import { sendErrorPage } from './error-page.ts';
import type { InFlightRequest } from './in-flight-requests.ts';
import type { RegisteredTarget } from './registered-target.ts';
import { responseHeaders } from './response-headers.ts';
import { targetFailure } from './target-failure.ts';

/** Asks a target to speak WebSocket, and joins the two connections when it agrees. */
export function proxyUpgrade(target: RegisteredTarget, options: ProxyOptions): void {
  const { req, method, url } = options.request;
  const { target: address, idle } = target.upstream;
  const upgradeHeaders = ['connection', 'upgrade', 'upgrade', req.headers.upgrade ?? ''];
  const headers = [...options.headers, ...upgradeHeaders];
  const outgoing = request(address.url, { path: url, method, headers, agent: false });
  const close = () => {
    outgoing.destroy();
    target.inFlight.remove(inFlight);
  };
  const inFlight: InFlightRequest = { abort: () => req.socket.destroy(), index: undefined };
  target.inFlight.add(inFlight);
  req.socket.once('close', close);
  outgoing.once('error', (error) => {
    req.socket.off('close', close);
    close();
    fail(options, error);
  });
  outgoing.once('response', (response) => passResponse(options, response));
  outgoing.once('upgrade', (response, server: Socket, head: Buffer) => {
    options.request.record.status = 101;
    server.unshift(head);
    req.socket.write(headOf(response));
    join([req.socket, server], idle);
  });
  outgoing.end();
}

function headOf({ statusCode = 101, rawHeaders }: IncomingMessage): string {
  const lines = [`HTTP/1.1 ${statusCode} ${STATUS_CODES[statusCode]}`];
  for (let index = 0; index < rawHeaders.length; index += 2) {
    lines.push(`${rawHeaders[index]}: ${rawHeaders[index + 1]}`);
  }
  return [...lines, '', ''].join('\r\n');
}

/** Connects two sockets until one closes or both are idle for too long. */
function join([client, server]: readonly [Socket, Socket], idle: number): void {
  const close = () => {
    client.destroy();
    server.destroy();
  };
  for (const socket of [client, server]) {
    socket.on('error', close).once('close', close).setTimeout(idle, close);
  }
  client.pipe(server).pipe(client);
}

/** The target answers as to any request. */
function passResponse({ request: { res, record } }: ProxyOptions, response: IncomingMessage): void {
  record.status = response.statusCode ?? 502;
  res.writeHead(record.status, responseHeaders(response.headers));
  response.pipe(res);
}

function fail({ request: { res, record }, retryElsewhere }: ProxyOptions, error: Error): void {
  if (res.headersSent || retryElsewhere(error)) return;
  const { status, reason } = targetFailure(error);
  record.reason = reason;
  record.status = status;
  sendErrorPage(res, status);
}
