/** The reason for a close, for the peer and the function of `$disconnect`. */
export interface CloseReason {
  readonly code: number;
  readonly reason: string;
}

export const closeReasons = {
  normal: { code: 1000, reason: 'Connection Closed Normally' },
  goingAway: { code: 1001, reason: 'Going away' },
  binary: { code: 1003, reason: 'Binary is not supported' },
  abnormal: { code: 1006, reason: 'Connection Closed Abnormally' },
  tooBig: { code: 1009, reason: 'Message too big' },
} as const satisfies Record<string, CloseReason>;

const noCode = { code: 1005, reason: 'Client-side close frame status not set' };
const knownReasons: readonly CloseReason[] = [...Object.values(closeReasons), noCode];

/** A client need not say why it has closed. */
export function closeReasonOf(code: number, sent: string): CloseReason {
  const reason = sent || (knownReasons.find((each) => each.code === code)?.reason ?? '');
  return { code, reason };
}
