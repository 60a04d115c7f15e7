import type { ServerResponse } from 'node:http';
import { HttpError, sendProblem } from '@quartet/aws/http/http-error';
import { problemTitles } from '@quartet/problem';
import { DeploymentFailed } from '../scheduler/deployment-failed.ts';

const codes = {
  400: 'invalid_request',
  401: 'unauthenticated',
  404: 'not_found',
  405: 'method_not_allowed',
  409: 'not_steady',
  413: 'body_too_large',
  500: 'internal',
} as const;

const titles = { ...problemTitles, not_steady: 'The service does not run as it was asked to' };

/** In the form that the services use. */
export function answerProblem(res: ServerResponse, error: unknown): void {
  const status = statusOf(error);
  const code = codes[status];
  if (status === 401) res.setHeader('WWW-Authenticate', 'Bearer');
  const detail = status === 500 ? String(error) : (error as Error).message;
  const type = `urn:quartet:problem:${code}`;
  sendProblem(res, { ...{ type, title: titles[code] }, ...{ status, detail, code } });
}

function statusOf(error: unknown): keyof typeof codes {
  if (error instanceof DeploymentFailed) return 409;
  return error instanceof HttpError ? (error.status as keyof typeof codes) : 500;
}
