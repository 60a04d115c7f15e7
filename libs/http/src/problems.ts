import { context, type Logger } from '@quartet/logging';
import { Problem, type ProblemCode, problemTitles } from '@quartet/problem';
import type { ErrorRequestHandler, Response } from 'express';
import { problemType } from './problem-type.ts';
import { statusOf } from './statuses.ts';

/** Answers with `application/problem+json` (RFC 9457). */
export function sendProblem(res: Response, problem: Problem): void {
  const { code, retryAfter } = problem;
  const status = statusOf(code);
  // A 401 has to name the scheme (RFC 9110, 15.5.2).
  if (status === 401) res.setHeader('WWW-Authenticate', 'Bearer');
  if (retryAfter !== undefined) res.setHeader('Retry-After', Math.max(1, Math.ceil(retryAfter)));
  res.status(status).type('application/problem+json').send(problemBody(problem));
}

export function problemBody({ code, message, errors, members }: Problem): string {
  return JSON.stringify({
    type: problemType(code),
    title: problemTitles[code],
    status: statusOf(code),
    detail: message,
    code,
    requestId: context()?.requestId,
    errors,
    ...members,
  });
}

/**
 * The one error handler: a Problem is answered, anything else is a bug, logged whole and told to nobody.
 * An answer that has begun is cut off, so that nobody takes it for a whole one.
 */
export function answerProblem(log: Logger): ErrorRequestHandler {
  return (error: unknown, _req, res, _next) => {
    const problem = problemOf(error);
    report(log, problem, error);
    if (res.headersSent) res.destroy();
    else sendProblem(res, problem);
  };
}

/** Logs a problem. Rejected load and unavailable dependencies are no bugs of ours, and get no stack. */
function report(log: Logger, { code, message, cause }: Problem, error: unknown): void {
  if (code === 'internal') log.error({ err: error, code }, message);
  if (code === 'unavailable') log.warn({ code, ...reasonOf(cause) }, message);
  if (clientError(error)) log.info({ code, reason: kindOf(error) }, 'request rejected');
}

/** The kind of a failure without its message, which may repeat what the client sent. */
function kindOf(error: unknown): string {
  return [member(error, 'name'), member(error, 'code')].filter(Boolean).join(' ');
}

function reasonOf(cause: unknown): { reason?: string } {
  return Error.isError(cause) ? { reason: cause.message } : {};
}

const bodyFailures: Readonly<Record<string, readonly [ProblemCode, string]>> = {
  'entity.too.large': ['body_too_large', 'The body may have at most 64 KiB.'],
  'entity.parse.failed': ['malformed_request', 'The body is not valid JSON.'],
  'encoding.unsupported': ['unsupported_media_type', 'The body must not be compressed.'],
  'charset.unsupported': ['unsupported_media_type', 'The body must be UTF-8.'],
};

function problemOf(error: unknown): Problem {
  if (error instanceof Problem) return error;
  const type = member(error, 'type');
  const known = typeof type === 'string' ? bodyFailures[type] : undefined;
  if (known) return new Problem(known[0], known[1], { cause: error });
  const rejected = clientError(error);
  if (rejected) return new Problem(rejected, `${problemTitles[rejected]}.`, { cause: error });
  return new Problem('internal', 'The error was logged with the request id.', {
    cause: error,
  });
}

/** The codes of failures that Express and its middleware raise; any other 4xx is a malformed request. */
const codesByStatus: Readonly<Record<number, ProblemCode>> = {
  403: 'forbidden',
  404: 'not_found',
  408: 'request_timeout',
  412: 'precondition_failed',
  413: 'body_too_large',
  415: 'unsupported_media_type',
};

/** Express marks what a client did wrong, such as a path that cannot be decoded, with a 4xx status. */
function clientError(error: unknown): ProblemCode | undefined {
  const status = member(error, 'status');
  if (typeof status !== 'number' || status < 400 || status >= 500) return undefined;
  return codesByStatus[status] ?? 'malformed_request';
}

function member(error: unknown, name: string): unknown {
  return Error.isError(error) && name in error
    ? (error as unknown as Record<string, unknown>)[name]
    : undefined;
}
