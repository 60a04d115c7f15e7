import { STATUS_CODES, type ServerResponse } from 'node:http';
import { HttpError, sendProblem } from '@quartet/aws/http/http-error';

/** Headers of every response of the console: it is for this page alone, and loads nothing from elsewhere. */
export const securityHeaders = {
  'Cache-Control': 'no-store',
  'Content-Security-Policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; " +
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'; " +
    "require-trusted-types-for 'script'; trusted-types lit-html",
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
} as const;

export function sendJson(res: ServerResponse, value: unknown): void {
  res.writeHead(200, { 'Content-Type': 'application/json' }).end(JSON.stringify(value));
}

/** A problem, whose `detail` the page shows as it is; any other error is a bug, and only the log has it. */
export function sendError(res: ServerResponse, error: unknown): void {
  if (res.headersSent) return void res.destroy();
  const isChosen = error instanceof HttpError;
  if (!isChosen) process.emitWarning(error as Error);
  const status = isChosen ? error.status : 500;
  const detail = isChosen ? error.message : 'The console has a bug; see its log.';
  sendProblem(res, {
    ...{ type: 'about:blank', title: STATUS_CODES[status] ?? 'Error' },
    ...{ status, detail },
  });
}
