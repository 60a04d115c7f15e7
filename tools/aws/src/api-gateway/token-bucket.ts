import type { Throttle } from '@quartet/cloudformation/model/api-gateway';

export interface TokenBucket {
  /** Whether one more request may pass now; if so, its token is gone. */
  take(): boolean;
}

/** Full at first, it holds `burst` tokens and gets `rate` of them a second. */
export function tokenBucket(
  { rateLimit: rate, burstLimit: burst }: Throttle,
  now = () => performance.now(),
): TokenBucket {
  let tokens = burst;
  let filled = now();
  return {
    take: () => {
      const at = now();
      tokens = Math.min(burst, tokens + ((at - filled) * rate) / 1_000);
      filled = at;
      if (tokens < 1) return false;
      tokens -= 1;
      return true;
    },
  };
}

/** Of a gateway whose rates are lifted. */
export const bottomless: TokenBucket = { take: () => true };
