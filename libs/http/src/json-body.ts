import { Problem } from '@quartet/problem';
import express, { type RequestHandler } from 'express';
import { cleanJson } from './clean-json.ts';

declare module 'express-serve-static-core' {
  interface Request {
    /** The bytes of the body as they came, for signatures. */
    rawBody?: Buffer;
  }
}

const readJson = express.json({
  limit: 64 * 1024,
  inflate: false,
  strict: false,
  verify: (req, _res, bytes) => {
    (req as express.Request).rawBody = bytes;
  },
});

/** JSON is UTF-8: https://www.rfc-editor.org/rfc/rfc8259#section-8.1 */
const otherCharset = /;\s*charset\s*=\s*"?(?!utf-8\b)/i;

/**
 * Reads a JSON body of at most 64 KiB and 16 levels. Nothing that could poison a prototype, no name that is there
 * twice, nothing too deep to be written again and no text that a database refuses gets into the service. Texts are
 * in Unicode's form NFC; a password keeps its own form, since NFKC of a text and of its NFC are the same.
 */
export const jsonBody: readonly RequestHandler[] = [
  (req, _res, next) => {
    const length = req.headers['content-length'];
    const hasBody =
      req.headers['transfer-encoding'] !== undefined || (length !== undefined && length !== '0');
    if (hasBody && !req.is('application/json')) {
      throw new Problem('unsupported_media_type', 'Send the body as application/json.');
    }
    if (hasBody && otherCharset.test(req.headers['content-type'] ?? '')) {
      throw new Problem('unsupported_media_type', 'The body must be UTF-8.');
    }
    next();
  },
  readJson,
  (req, _res, next) => {
    // Express reads no bytes as {}: nobody has sent that.
    req.body = req.rawBody?.length ? cleanJson(req.body, req.rawBody) : undefined;
    next();
  },
];
