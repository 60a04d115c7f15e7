import type { Throttle } from '../model/gateway.ts';

/** What an account has in a region, and so a stage without limits of its own. */
const ofAccount: Throttle = { rate: 10_000, burst: 5_000 };

interface Limits {
  readonly ThrottlingRateLimit?: number | undefined;
  readonly ThrottlingBurstLimit?: number | undefined;
}

/** The limits that are set, and those around them for the rest. */
export function throttleOf(limits: Limits | undefined, around: Throttle = ofAccount): Throttle {
  return {
    rate: limits?.ThrottlingRateLimit ?? around.rate,
    burst: limits?.ThrottlingBurstLimit ?? around.burst,
  };
}
