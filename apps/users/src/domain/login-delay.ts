export interface LoginRules {
  /** Failures in a row that bring the first delay. */
  readonly failures: number;
  /** The first delay, and the longest, in milliseconds. */
  readonly first: number;
  readonly longest: number;
}

/**
 * The failures in a row after which only a proven device or session of the account may try.
 * https://pages.nist.gov/800-63-4/sp800-63b.html#throttle
 */
export const mostFailures = 100;

/**
 * Returns the delay after each failed login in a row, in milliseconds; the last one applies to all that
 * follow.
 */
export function loginDelays({ failures, first, longest }: LoginRules): readonly number[] {
  const free = Array.from({ length: Math.max(failures - 1, 0) }, () => 0);
  const doublings = Math.max(Math.ceil(Math.log2(longest / first)), 0);
  const delays = Array.from({ length: doublings + 1 }, (_, n) => Math.min(first * 2 ** n, longest));
  return [...free, ...delays];
}
