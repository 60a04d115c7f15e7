import { STATUS_CODES, type ServerResponse } from 'node:http';

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

/** A problem, whose `detail` the page shows as it is; what is no refusal is a bug, and told to nobody. */
export function sendError(res: ServerResponse, error: unknown): void {
  if (res.headersSent) return void res.destroy();
  const { status, detail } =
    error instanceof HttpError
      ? error
      : { status: 500, detail: 'The console has a bug; see its log.' };
  if (!(error instanceof HttpError)) process.emitWarning(error as Error);
  const title = STATUS_CODES[status] ?? 'Error';
  res
    .writeHead(status, { 'Content-Type': 'application/problem+json' })
    .end(JSON.stringify({ type: 'about:blank', title, status, detail }));
}

/** An error that is sent to the client with its status. */
export class HttpError extends Error {
  readonly status: number;
  readonly detail: string;

  constructor(status: number, detail: string) {
    super(detail);
    this.status = status;
    this.detail = detail;
  }
}
