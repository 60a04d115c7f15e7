import type { Throttle } from '../model/api-gateway.ts';

/** What an account has in a region, and so a stage without limits of its own. */
const accountLimits: Throttle = { rateLimit: 10_000, burstLimit: 5_000 };

interface Limits {
  readonly ThrottlingRateLimit?: number | undefined;
  readonly ThrottlingBurstLimit?: number | undefined;
}

/** The limits that are set, and those around them for the rest. */
export function throttleOf(
  limits: Limits | undefined,
  defaults: Throttle = accountLimits,
): Throttle {
  return {
    rateLimit: limits?.ThrottlingRateLimit ?? defaults.rateLimit,
    burstLimit: limits?.ThrottlingBurstLimit ?? defaults.burstLimit,
  };
}
