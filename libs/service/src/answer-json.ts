import type { Response } from 'express';

/**
 * `res.json` where all is UTF-8 and an endpoint sets its own ETag. Express's works out charset, ETag
 * and freshness anew for each answer.
 */
export function answerJson(this: Response, body: unknown): Response {
  const text = JSON.stringify(body);
  this.setHeader('Content-Type', 'application/json; charset=utf-8');
  this.setHeader('Content-Length', Buffer.byteLength(text));
  return this.end(text);
}
