/** A refresh token as it was presented, all times by the clock of the database. */
export interface Presented {
  readonly now: Date;
  readonly firstUsedAt: Date;
  readonly expiresAt: Date;
  /** Proof that the answer to the first use has arrived. */
  readonly successorUsed: boolean;
}

export type Verdict = 'good' | 'reused' | 'expired';

/**
 * A token is good once. A second use within `repeatWithin` milliseconds is the same client asking
 * again for an answer that was lost; any other is a thief, or the owner after the thief.
 */
export function judge(presented: Presented, repeatWithin: number): Verdict {
  const { now, firstUsedAt, expiresAt, successorUsed } = presented;
  if (successorUsed || now.getTime() - firstUsedAt.getTime() > repeatWithin) return 'reused';
  return now < expiresAt ? 'good' : 'expired';
}
