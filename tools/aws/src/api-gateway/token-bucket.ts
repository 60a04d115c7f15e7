import type { Throttle } from '@quartet/cloudformation/model/api-gateway';

export interface TokenBucket {
  /** Takes one token; false when there is none. */
  take(): boolean;
}

/** Full at first, it holds `burst` tokens and gets `rate` of them a second. */
export function tokenBucket(
  { rateLimit, burstLimit }: Throttle,
  now = () => performance.now(),
): TokenBucket {
  let tokens = burstLimit;
  let filledAt = now();
  return {
    take: () => {
      const at = now();
      tokens = Math.min(burstLimit, tokens + ((at - filledAt) * rateLimit) / 1_000);
      filledAt = at;
      if (tokens < 1) return false;
      tokens -= 1;
      return true;
    },
  };
}

/** The limit of a gateway whose rate limits are off. */
export const unlimited: TokenBucket = { take: () => true };
