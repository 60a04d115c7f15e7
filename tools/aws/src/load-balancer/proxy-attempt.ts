import type { Dispatcher } from 'undici';
import type { ProxiedRequest } from '../http/proxied-request.ts';
import { sendErrorPage } from './error-page.ts';
import type { InFlightRequest } from './in-flight-requests.ts';
import type { RegisteredTarget } from './registered-target.ts';
import type { RequestBody } from './request-body.ts';
import { responseHeaders } from './response-headers.ts';
import { targetFailure } from './target-failure.ts';

export interface ProxyOptions {
  readonly request: ProxiedRequest;
  /** Headers for the target: name and value in turn. */
  readonly headers: string[];
  readonly body: RequestBody;
  /** Asked before a failure is answered; true when it took care of the request. */
  readonly retryElsewhere: (error: Error) => boolean;
}

/** One request at one target, until its answer is through or it failed. */
interface ProxyAttempt extends ProxyOptions {
  readonly target: RegisteredTarget;
  readonly startedAt: number;
  readonly inFlight: InFlightRequest;
  readonly onClientClosed: () => void;
  control: Dispatcher.DispatchController | undefined;
  /** Bytes that the answer says it has; -1 when it does not say. */
  contentLength: number;
  bytesSent: number;
  isEnded: boolean;
}

/** Sends a request to a target and the answer to the client, each as fast as the other side takes it. */
export function proxyTo(target: RegisteredTarget, options: ProxyOptions): void {
  const { res, method, url } = options.request;
  const { headers, body } = options;
  const attempt: ProxyAttempt = {
    ...options,
    target,
    startedAt: performance.now(),
    inFlight: { abort: () => abortAttempt(attempt), index: undefined },
    onClientClosed: () => clientClosed(attempt),
    control: undefined,
    contentLength: -1,
    bytesSent: 0,
    isEnded: false,
  };
  target.inFlight.add(attempt.inFlight);
  res.once('close', attempt.onClientClosed);
  const outgoing = { path: url, method, headers, body: typeof body === 'function' ? body() : body };
  target.upstream.pool.dispatch(outgoing, handlerOf(attempt));
}

function handlerOf(attempt: ProxyAttempt): Dispatcher.DispatchHandler {
  const { res, req, record } = attempt.request;
  return {
    onRequestStart: (control) => {
      attempt.control = control;
      if (attempt.isEnded) control.abort(new Error('the client closed the connection'));
    },
    onResponseStart: (_control, status, headers) => {
      if (status < 200 || isOver(attempt)) return;
      attempt.contentLength = Number(headers['content-length'] ?? -1);
      record.status = status;
      res.writeHead(status, responseHeaders(headers));
    },
    onResponseData: (control, chunk) => {
      if (isOver(attempt)) return;
      attempt.bytesSent += chunk.length;
      if (attempt.bytesSent === attempt.contentLength) return void res.end(chunk);
      if (res.write(chunk)) return;
      control.pause();
      res.once('drain', () => control.resume());
    },
    onResponseEnd: () => {
      if (attempt.isEnded) return;
      end(attempt);
      if (!res.writableEnded) res.end();
      if (!req.readableEnded) req.resume();
    },
    onResponseError: (_control, error) => {
      if (!attempt.isEnded) fail(attempt, error);
    },
  };
}

/** The gateway may have answered in place of a target that is slow. */
function isOver({ isEnded, request: { res } }: ProxyAttempt): boolean {
  return isEnded || res.writableEnded;
}

function end(attempt: ProxyAttempt): void {
  const { target, inFlight, onClientClosed, request, startedAt, bytesSent } = attempt;
  attempt.isEnded = true;
  request.res.off('close', onClientClosed);
  request.record.taskMs = performance.now() - startedAt;
  request.record.bytes = bytesSent;
  target.inFlight.remove(inFlight);
}

function fail(attempt: ProxyAttempt, error: Error): void {
  end(attempt);
  const { res } = attempt.request;
  if (res.writableEnded || (!res.headersSent && attempt.retryElsewhere(error))) return;
  const { status, reason } = targetFailure(error);
  respondWithError(attempt, status, reason);
}

function respondWithError({ request }: ProxyAttempt, status: number, reason: string): void {
  request.record.reason = reason;
  if (!request.res.headersSent) request.record.status = status;
  sendErrorPage(request.res, status);
}

function abortAttempt(attempt: ProxyAttempt): void {
  end(attempt);
  respondWithError(attempt, 502, 'the task was deregistered before it responded');
  attempt.control?.abort(new Error('the target was deregistered'));
}

/** The client has gone, or was answered by someone else. */
function clientClosed(attempt: ProxyAttempt): void {
  end(attempt);
  attempt.request.record.reason ??= 'client closed the connection';
  attempt.control?.abort(new Error('the client closed the connection'));
}
