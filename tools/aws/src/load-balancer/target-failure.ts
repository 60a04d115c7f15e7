/** What a client is told when its target did not answer, and what the balancer knows about it. */
export interface TargetFailure {
  readonly status: number;
  readonly reason: string;
}

const failures: Readonly<Record<string, TargetFailure>> = {
  ECONNREFUSED: { status: 502, reason: 'the task refused the connection' },
  UND_ERR_CONNECT_TIMEOUT: { status: 504, reason: 'the task took no connection in time' },
  UND_ERR_HEADERS_TIMEOUT: { status: 504, reason: 'the task did not answer in time' },
  UND_ERR_BODY_TIMEOUT: { status: 504, reason: 'the task did not end its answer in time' },
  UND_ERR_HEADERS_OVERFLOW: { status: 502, reason: 'the head of the answer is too large' },
  UND_ERR_SOCKET: { status: 502, reason: 'the task closed the connection' },
  ECONNRESET: { status: 502, reason: 'the task closed the connection' },
  EPIPE: { status: 502, reason: 'the task closed the connection' },
  UND_ERR_INVALID_ARG: { status: 400, reason: 'the request cannot be passed on' },
};
const malformed: TargetFailure = { status: 502, reason: 'the answer of the task is broken' };

export function targetFailure(error: Error): TargetFailure {
  return failures[codeOf(error)] ?? malformed;
}

/** Nothing was sent yet, so another target may be asked. */
export function wasRefused(error: Error): boolean {
  return codeOf(error) === 'ECONNREFUSED';
}

function codeOf(error: Error): string {
  return 'code' in error ? String(error.code) : '';
}
