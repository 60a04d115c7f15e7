import type { ServerResponse } from 'node:http';

/** An error that is sent to the client with its status. */
export class HttpError extends Error {
  override readonly name = 'HttpError';
  readonly status: number;

  constructor(status: number, detail: string) {
    super(detail);
    this.status = status;
  }
}

/** The members of RFC 9457 and its extensions. */
interface ProblemDetails {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly code?: string;
}

export function sendProblem(res: ServerResponse, problem: ProblemDetails): void {
  res.writeHead(problem.status, { 'Content-Type': 'application/problem+json' });
  res.end(JSON.stringify(problem));
}
