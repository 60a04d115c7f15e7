import type { ServerResponse } from 'node:http';
import { problemTitles } from '@quartet/problem';
import { DeploymentFailed } from '../scheduler/deployment-failed.ts';

const statuses = {
  invalid_request: 400,
  unauthenticated: 401,
  not_found: 404,
  method_not_allowed: 405,
  not_steady: 409,
  body_too_large: 413,
  internal: 500,
} as const;

type Code = keyof typeof statuses;

const titles = { ...problemTitles, not_steady: 'The service does not run as it was asked to' };

/** Why the runner does not do what it is asked for. */
export class ControlProblem extends Error {
  override readonly name = 'ControlProblem';
  readonly code: Code;

  constructor(code: Code, detail: string) {
    super(detail);
    this.code = code;
  }
}

/** In the form that the services use. */
export function answerProblem(res: ServerResponse, error: unknown): void {
  const { code, detail } = describe(error);
  const status = statuses[code];
  if (code === 'unauthenticated') res.setHeader('WWW-Authenticate', 'Bearer');
  res.writeHead(status, { 'Content-Type': 'application/problem+json' });
  const type = `urn:quartet:problem:${code}`;
  res.end(JSON.stringify({ type, title: titles[code], status, detail, code }));
}

function describe(error: unknown): { readonly code: Code; readonly detail: string } {
  if (error instanceof ControlProblem) return { code: error.code, detail: error.message };
  if (error instanceof DeploymentFailed) return { code: 'not_steady', detail: error.message };
  return { code: 'internal', detail: String(error) };
}
