import type { IncomingMessage } from 'node:http';
import { HttpError } from '@quartet/aws/http/http-error';

/**
 * Lets only this machine's own page in: a name that leads here (DNS rebinding), another site's form or
 * script, and anything that is framed or fetched from elsewhere is refused.
 * @throws HttpError
 */
export function guard(req: IncomingMessage): void {
  const { host = '' } = req.headers;
  const port = suffixOf(req.socket.localPort);
  if (host !== `localhost${port}` && host !== `127.0.0.1${port}`) {
    throw new HttpError(403, `Open the console as http://localhost${port}/__console.`);
  }
  if (req.method === 'GET') return guardReading(req);
  if (req.method !== 'POST') throw new HttpError(405, 'The console knows GET and POST.');
  if (!isOwnPage(req, host)) throw new HttpError(403, 'Only the page of the console may do this.');
  if (req.headers['content-type']?.split(';')[0] !== 'application/json') {
    throw new HttpError(415, 'Send JSON.');
  }
}

/** Browsers leave out the port that HTTP has anyway. */
function suffixOf(port: number | undefined): string {
  return port === 80 ? '' : `:${port}`;
}

/** A link may lead here from anywhere; whatever else is read is read by the page. */
function guardReading({ headers }: IncomingMessage): void {
  const site = headers['sec-fetch-site'] ?? 'none';
  if (site === 'same-origin' || site === 'none') return;
  if (headers['sec-fetch-mode'] === 'navigate' && headers['sec-fetch-dest'] === 'document') return;
  throw new HttpError(403, 'Only the page of the console may read this.');
}

function isOwnPage({ headers }: IncomingMessage, host: string): boolean {
  const site = headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin') return false;
  return headers.origin === `http://${host}`;
}
