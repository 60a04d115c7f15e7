/** The response to a client whose target failed, and the reason for the record. */
interface TargetFailure {
  readonly status: number;
  readonly reason: string;
}

const failures: Readonly<Record<string, TargetFailure>> = {
  ECONNREFUSED: { status: 502, reason: 'the task refused the connection' },
  UND_ERR_CONNECT_TIMEOUT: { status: 504, reason: 'connecting to the task timed out' },
  UND_ERR_HEADERS_TIMEOUT: { status: 504, reason: 'the task did not respond in time' },
  UND_ERR_BODY_TIMEOUT: { status: 504, reason: 'the response of the task timed out' },
  UND_ERR_HEADERS_OVERFLOW: {
    status: 502,
    reason: 'the response headers of the task are too large',
  },
  UND_ERR_SOCKET: { status: 502, reason: 'the task closed the connection' },
  ECONNRESET: { status: 502, reason: 'the task closed the connection' },
  EPIPE: { status: 502, reason: 'the task closed the connection' },
  UND_ERR_INVALID_ARG: { status: 400, reason: 'the request cannot be forwarded' },
};
const malformed: TargetFailure = { status: 502, reason: 'the response of the task is malformed' };

export function targetFailure(error: Error): TargetFailure {
  return failures[codeOf(error)] ?? malformed;
}

/** Nothing was sent yet, so another target may be asked. */
export function isConnectionRefused(error: Error): boolean {
  return codeOf(error) === 'ECONNREFUSED';
}

function codeOf(error: Error): string {
  return 'code' in error ? String(error.code) : '';
}
