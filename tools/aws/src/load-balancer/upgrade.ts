import { type IncomingMessage, request, STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import type { ExchangePlan } from './exchange.ts';
import { answerFailure } from './failure-page.ts';
import type { Flight } from './flights.ts';
import type { Member } from './member.ts';
import { answerHeaders } from './response-headers.ts';
import { targetFailure } from './target-failure.ts';

/** Asks a target to speak WebSocket, and joins the two connections when it agrees. */
export function upgradeWith(member: Member, plan: ExchangePlan): void {
  const { req, method, url } = plan.passing;
  const { target, idle } = member.upstream;
  const wish = ['connection', 'upgrade', 'upgrade', req.headers.upgrade ?? ''];
  const headers = [...plan.headers, ...wish];
  const asked = request(target.url, { path: url, method, headers, agent: false });
  const leave = () => {
    asked.destroy();
    member.flights.remove(flight);
  };
  const flight: Flight = { abandon: () => req.socket.destroy(), seat: undefined };
  member.flights.add(flight);
  req.socket.once('close', leave);
  asked.once('error', (error) => {
    req.socket.off('close', leave);
    leave();
    fail(plan, error);
  });
  asked.once('response', (answer) => decline(plan, answer));
  asked.once('upgrade', (answer, far: Socket, head: Buffer) => {
    plan.passing.seen.status = 101;
    far.unshift(head);
    req.socket.write(headOf(answer));
    join([req.socket, far], idle);
  });
  asked.end();
}

function headOf({ statusCode = 101, rawHeaders }: IncomingMessage): string {
  const lines = [`HTTP/1.1 ${statusCode} ${STATUS_CODES[statusCode]}`];
  for (let index = 0; index < rawHeaders.length; index += 2) {
    lines.push(`${rawHeaders[index]}: ${rawHeaders[index + 1]}`);
  }
  return [...lines, '', ''].join('\r\n');
}

/** What one says the other hears, until one leaves or both are silent for too long. */
function join([near, far]: readonly [Socket, Socket], idle: number): void {
  const leave = () => {
    near.destroy();
    far.destroy();
  };
  for (const socket of [near, far]) {
    socket.on('error', leave).once('close', leave).setTimeout(idle, leave);
  }
  near.pipe(far).pipe(near);
}

/** The target answers as to any request. */
function decline({ passing: { res, seen } }: ExchangePlan, answer: IncomingMessage): void {
  seen.status = answer.statusCode ?? 502;
  res.writeHead(seen.status, answerHeaders(answer.headers));
  answer.pipe(res);
}

function fail({ passing: { res, seen }, rescue }: ExchangePlan, error: Error): void {
  if (res.headersSent || rescue(error)) return;
  const { status, reason } = targetFailure(error);
  seen.reason = reason;
  seen.status = status;
  answerFailure(res, status);
}
