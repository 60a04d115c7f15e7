import type { UsagePlan } from '@quartet/cloudformation/model/api-gateway';
import type { GatewayResponse, RestGatewayResponses } from './gateway-responses.ts';
import { createQuota } from './quota.ts';
import { unlimited, tokenBucket, type TokenBucket } from './token-bucket.ts';

/** The owner of one API key. */
export interface ApiClient {
  readonly keyId: string;
  /** The rejection of a request to a method, such as `/api/orders/ANY`; undefined when it may pass. */
  rejectionOf(method: string): GatewayResponse | undefined;
}

interface UsagePlansOptions {
  readonly plans: readonly UsagePlan[];
  readonly responses: RestGatewayResponses;
  /** API keys in clear, by their ids. */
  readonly apiKeys: Readonly<Record<string, string>>;
  readonly rateLimits: boolean;
}

/** Clients by their keys. A key of which no plan knows opens nothing. */
export function readUsagePlans(options: UsagePlansOptions): ReadonlyMap<string, ApiClient> {
  const clients = new Map<string, ApiClient>();
  for (const plan of options.plans) {
    for (const keyId of plan.keyIds) {
      const key = options.apiKeys[keyId];
      if (key) clients.set(key, clientOf(keyId, plan, options));
    }
  }
  return clients;
}

/** Rates and quota are of each key by itself. */
function clientOf(
  keyId: string,
  plan: UsagePlan,
  { responses, rateLimits }: UsagePlansOptions,
): ApiClient {
  const bucket = rateLimits ? tokenBucket(plan.throttle) : unlimited;
  const quota = plan.quota && rateLimits ? createQuota(plan.quota) : unlimited;
  const methodBuckets = new Map<string, TokenBucket>();
  if (rateLimits) {
    for (const [name, throttle] of Object.entries(plan.methodThrottles)) {
      methodBuckets.set(name, tokenBucket(throttle));
    }
  }
  return {
    keyId,
    rejectionOf: (method) => {
      const methodBucket = methodBuckets.get(method);
      if (methodBucket && !methodBucket.take()) return responses.throttled;
      if (!bucket.take()) return responses.throttled;
      return quota.take() ? undefined : responses.overQuota;
    },
  };
}
