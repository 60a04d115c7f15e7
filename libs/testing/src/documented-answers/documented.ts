import type { RequestListener, ServerResponse } from 'node:http';
import { type Route, strictDocument } from '@quartet/http';
import type { Express, Request } from 'express';
import { type AnswerValidator, answerValidator } from './answer-validator.ts';
import type { Document } from './openapi.ts';

/** A service of a spec, and the table that its document is made from. */
export interface DocumentedService<D> {
  readonly name: string;
  readonly routes: readonly Route<D>[];
  readonly app: Express;
}

/**
 * The app, whose answers have to be those that the document of their operation describes.
 * @param onViolation the default fails the spec file
 */
export function documented<D>(
  { name, routes, app }: DocumentedService<D>,
  onViolation: (message: string) => void = fail,
): RequestListener {
  const validate = validatorOf(name, routes);
  const operations = new Set(routes.map(([method, path]) => `${method} ${path}`));
  return (req, res) => {
    const chunks = recordBody(res);
    res.once('finish', () => {
      const method = req.method === 'HEAD' ? 'GET' : (req.method ?? '');
      const route = ((req as Request).route as { path?: string } | undefined)?.path ?? '';
      if (!operations.has(`${method} ${route}`)) return;
      const violations = validate({
        method,
        path: route.replace(/:(\w+)/g, '{$1}'),
        status: res.statusCode,
        headers: res.getHeaders(),
        body: Buffer.concat(chunks).toString(),
      });
      if (violations.length > 0)
        onViolation(`${method} ${route} answered ${res.statusCode}: ${violations.join('; ')}`);
    });
    app(req, res);
  };
}

const validators = new WeakMap<readonly Route<never>[], AnswerValidator>();

function validatorOf(name: string, routes: readonly Route<never>[]): AnswerValidator {
  const known = validators.get(routes);
  if (known) return known;
  const validate = answerValidator(strictDocument(name, routes) as object as Document);
  validators.set(routes, validate);
  return validate;
}

/** Jest fails the file of a rejection that nobody handles. */
function fail(message: string): void {
  void Promise.reject(new Error(message));
}

function recordBody(res: ServerResponse): readonly Buffer[] {
  const chunks: Buffer[] = [];
  const write = res.write.bind(res) as (...args: unknown[]) => boolean;
  const end = res.end.bind(res) as (...args: unknown[]) => ServerResponse;
  const record = (chunk: unknown) => {
    if (typeof chunk === 'string') chunks.push(Buffer.from(chunk));
    if (chunk instanceof Uint8Array) chunks.push(Buffer.from(chunk));
  };
  Object.assign(res, {
    write: (...args: unknown[]) => (record(args[0]), write(...args)),
    end: (...args: unknown[]) => (record(args[0]), end(...args)),
  });
  return chunks;
}
