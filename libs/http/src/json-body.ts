import { Problem } from '@quartet/problem';
import express, { type RequestHandler } from 'express';
import { isStorable } from './text.ts';

declare module 'express-serve-static-core' {
  interface Request {
    /** The bytes of the body as they came, for signatures. */
    rawBody?: Buffer;
  }
}

const maxDepth = 16;
const refusedKeys = new Set(['__proto__', 'constructor', 'prototype']);

const readJson = express.json({
  limit: 64 * 1024,
  inflate: false,
  strict: false,
  verify: (req, _res, bytes) => {
    (req as express.Request).rawBody = bytes;
  },
});

/**
 * Reads a JSON body of at most 64 KiB and 16 levels. Nothing that could poison a prototype, nothing too
 * deep to be written again and no text that a database refuses gets into the service.
 */
export const jsonBody: readonly RequestHandler[] = [
  (req, _res, next) => {
    const length = req.headers['content-length'];
    const hasBody =
      req.headers['transfer-encoding'] !== undefined || (length !== undefined && length !== '0');
    if (hasBody && !req.is('application/json')) {
      throw new Problem('unsupported_media_type', 'Send the body as application/json.');
    }
    next();
  },
  readJson,
  (req, _res, next) => {
    // Express reads no bytes as {}: nobody has sent that.
    if (req.rawBody?.length === 0) req.body = undefined;
    check(req.body, 1);
    next();
  },
];

function check(value: unknown, depth: number): void {
  if (typeof value === 'string') checkText(value);
  if (typeof value !== 'object' || value === null) return;
  if (depth > maxDepth)
    throw new Problem('malformed_request', `The body is nested more than ${maxDepth} levels deep.`);
  for (const key of Object.keys(value)) {
    if (refusedKeys.has(key))
      throw new Problem('malformed_request', `The body must not have a member "${key}".`);
    checkText(key);
    check((value as Record<string, unknown>)[key], depth + 1);
  }
}

function checkText(text: string): void {
  if (!isStorable(text))
    throw new Problem(
      'malformed_request',
      'The body has text that is not valid Unicode, or a NUL.',
    );
}
