import type { Throttle } from '../model/api-gateway.ts';

/** The limits of an account in a region, which apply to a stage without its own. */
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
