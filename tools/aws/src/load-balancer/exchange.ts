import type { IncomingMessage } from 'node:http';
import { Readable } from 'node:stream';
import type { Dispatcher } from 'undici';
import type { Passing } from '../http/proxied-request.ts';
import { answerFailure } from './failure-page.ts';
import type { Flight } from './flights.ts';
import type { Member } from './member.ts';
import { answerHeaders } from './response-headers.ts';
import { targetFailure } from './target-failure.ts';

export interface ExchangePlan {
  readonly passing: Passing;
  /** What the target is sent: name and value in turn. */
  readonly headers: string[];
  /** Asked before a failure is answered; true when it took care of the request. */
  readonly rescue: (error: Error) => boolean;
}

/** One request at one target, until its answer is through or it failed. */
interface Exchange extends ExchangePlan {
  readonly member: Member;
  readonly began: number;
  readonly flight: Flight;
  readonly leave: () => void;
  control: Dispatcher.DispatchController | undefined;
  /** Bytes that the answer says it has; -1 when it does not say. */
  announced: number;
  sent: number;
  ended: boolean;
}

/** Sends a request to a target and the answer to the client, each as fast as the other side takes it. */
export function exchangeWith(member: Member, plan: ExchangePlan): void {
  const { req, res, method, url } = plan.passing;
  const exchange: Exchange = {
    ...plan,
    member,
    began: performance.now(),
    flight: { abandon: () => abandon(exchange), seat: undefined },
    leave: () => giveUp(exchange),
    control: undefined,
    announced: -1,
    sent: 0,
    ended: false,
  };
  member.flights.add(exchange.flight);
  res.once('close', exchange.leave);
  const request = { path: url, method, headers: plan.headers, body: bodyOf(req) };
  member.upstream.pool.dispatch(request, handlerOf(exchange));
}

/** The request outlives what reads its body: a target may answer, or fail, before it has read it all. */
function bodyOf(req: IncomingMessage): Readable | null {
  const { 'content-length': length, 'transfer-encoding': encoding } = req.headers;
  if (encoding === undefined && (length === undefined || length === '0')) return null;
  return Readable.from(req.iterator({ destroyOnReturn: false }));
}

function handlerOf(exchange: Exchange): Dispatcher.DispatchHandler {
  const { res, req, seen } = exchange.passing;
  return {
    onRequestStart: (control) => {
      exchange.control = control;
      if (exchange.ended) control.abort(new Error('nobody waits for it'));
    },
    onResponseStart: (_control, status, headers) => {
      if (status < 200 || isOver(exchange)) return;
      exchange.announced = Number(headers['content-length'] ?? -1);
      seen.status = status;
      res.writeHead(status, answerHeaders(headers));
    },
    onResponseData: (control, chunk) => {
      if (isOver(exchange)) return;
      exchange.sent += chunk.length;
      if (exchange.sent === exchange.announced) return void res.end(chunk);
      if (res.write(chunk)) return;
      control.pause();
      res.once('drain', () => control.resume());
    },
    onResponseEnd: () => {
      if (exchange.ended) return;
      end(exchange);
      if (!res.writableEnded) res.end();
      if (!req.readableEnded) req.resume();
    },
    onResponseError: (_control, error) => {
      if (!exchange.ended) fail(exchange, error);
    },
  };
}

/** The gateway may have answered in place of a target that is slow. */
function isOver({ ended, passing: { res } }: Exchange): boolean {
  return ended || res.writableEnded;
}

function end(exchange: Exchange): void {
  const { member, flight, leave, passing, began, sent } = exchange;
  exchange.ended = true;
  passing.res.off('close', leave);
  passing.seen.taskMs = performance.now() - began;
  passing.seen.bytes = sent;
  member.flights.remove(flight);
}

function fail(exchange: Exchange, error: Error): void {
  end(exchange);
  const { res } = exchange.passing;
  if (res.writableEnded || (!res.headersSent && exchange.rescue(error))) return;
  const { status, reason } = targetFailure(error);
  answerFor(exchange, status, reason);
}

function answerFor({ passing }: Exchange, status: number, reason: string): void {
  passing.seen.reason = reason;
  if (!passing.res.headersSent) passing.seen.status = status;
  answerFailure(passing.res, status);
}

function abandon(exchange: Exchange): void {
  end(exchange);
  answerFor(exchange, 502, 'deregistered before it had answered');
  exchange.control?.abort(new Error('its target is deregistered'));
}

/** The client has gone, or was answered by someone else. */
function giveUp(exchange: Exchange): void {
  end(exchange);
  exchange.passing.seen.reason ??= 'nobody waited for the answer';
  exchange.control?.abort(new Error('nobody waits for it'));
}
