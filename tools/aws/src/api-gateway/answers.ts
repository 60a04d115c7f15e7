import type { Exchange } from './exchange.ts';

/** What the gateway answers by itself, ready to be written. */
export interface Answer {
  readonly status: number;
  readonly message: string;
  /** What the console says of it. */
  readonly reason: string;
  readonly head: readonly string[];
  readonly body: Buffer;
}

interface Wording {
  readonly message: string;
  readonly reason: string;
  /** What a REST API calls it. */
  readonly errorType?: string;
  /** Whether what the client still sends is not waited for. */
  readonly closes?: boolean;
}

/** Of an HTTP API, in AWS's words. */
export const httpAnswers = {
  notFound: answer(404, { message: 'Not Found', reason: 'no route' }),
  unauthorized: answer(401, { message: 'Unauthorized', reason: 'unauthorised' }),
  forbidden: answer(403, { message: 'Forbidden', reason: 'forbidden' }),
  failed: answer(500, { message: 'Internal Server Error', reason: 'authoriser failed' }),
  throttled: answer(429, { message: 'Too Many Requests', reason: 'throttled' }),
  late: answer(503, { message: 'Service Unavailable', reason: 'integration timed out' }),
  bodyTooLarge: answer(413, {
    message: 'Request Entity Too Large',
    reason: 'body too large',
    closes: true,
  }),
  headersTooLarge: answer(431, {
    message: 'Request Header Fields Too Large',
    reason: 'headers too large',
    closes: true,
  }),
};

/** Of a REST API, in AWS's words. */
export const restAnswers = {
  notFound: answer(403, {
    message: 'Missing Authentication Token',
    reason: 'no method',
    errorType: 'MissingAuthenticationTokenException',
  }),
  forbidden: answer(403, {
    message: 'Forbidden',
    reason: 'no valid API key',
    errorType: 'ForbiddenException',
  }),
  blocked: answer(403, {
    message: 'Forbidden',
    reason: 'blocked by the firewall',
    errorType: 'ForbiddenException',
  }),
  throttled: answer(429, {
    message: 'Too Many Requests',
    reason: 'throttled',
    errorType: 'TooManyRequestsException',
  }),
  overQuota: answer(429, {
    message: 'Limit Exceeded',
    reason: 'over quota',
    errorType: 'LimitExceededException',
  }),
  late: answer(504, {
    message: 'Endpoint request timed out',
    reason: 'integration timed out',
    errorType: 'InternalServerErrorException',
  }),
  bodyTooLarge: answer(413, {
    message: 'Request Too Long',
    reason: 'body too large',
    errorType: 'RequestTooLargeException',
    closes: true,
  }),
  headersTooLarge: httpAnswers.headersTooLarge,
};

/** Answers in place of the integration; where that has begun to answer, all that is left is to cut it. */
export function refuse(exchange: Exchange, { status, message, reason, head, body }: Answer): void {
  const { res, seen } = exchange;
  if (res.writableEnded) return;
  seen.reason = reason;
  exchange.error = message;
  if (res.headersSent) return void res.destroy();
  res.writeHead(status, head as string[]);
  res.end(body);
}

function answer(status: number, { message, reason, errorType, closes }: Wording): Answer {
  const body = Buffer.from(JSON.stringify({ message }));
  const head = ['Content-Type', 'application/json', 'Content-Length', `${body.length}`];
  if (errorType) head.push('x-amzn-errortype', errorType);
  if (closes) head.push('Connection', 'close');
  return { status, message, reason, head, body };
}
